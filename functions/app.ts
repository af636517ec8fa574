import { Hono } from 'hono'
import { consoleGate } from './access/console-gate.ts'
import { appeals, corrections, triageAppeals } from './appeals/routes.ts'
import { campus } from './campus/routes.ts'
import { cases } from './cases/routes.ts'
import type { Context } from './context.ts'
import { oembed } from './embeds/routes.ts'
import { evidence } from './evidence/routes.ts'
import { exports } from './exports/routes.ts'
import { health } from './health/routes.ts'
import type { AppEnv } from './http/app-env.ts'
import { canonicalPath } from './http/canonical-path.ts'
import { configured } from './http/configured.ts'
import { problem } from './http/errors.ts'
import { limitWrites } from './http/limit-writes.ts'
import { answerError } from './http/on-error.ts'
import { onlyErrors } from './http/only-errors.ts'
import { requestId } from './http/request-id.ts'
import { log } from './http/request-log.ts'
import { sameOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { jobAds } from './job-ads/routes.ts'
import { lookup } from './lookup/routes.ts'
import { publishing } from './publishing/routes.ts'
import { referrals } from './referrals/routes.ts'
import { reports } from './reports/routes.ts'
import { retention } from './retention/routes.ts'
import { rewraps } from './rewraps/routes.ts'
import { schools } from './schools/routes.ts'
import { staffRoutes } from './schools/staff-routes.ts'
import { shift } from './shift/routes.ts'
import { statistics } from './statistics/routes.ts'
import { requirePolicy } from './triage/policy.ts'
import { triage } from './triage/routes.ts'
import { verdicts } from './verdicts/routes.ts'
import { warnings } from './warnings/routes.ts'
import { webhooks } from './webhooks/routes.ts'

export interface AppOptions {
  /** What tests replace: clock, randomness, stores, log. */
  readonly overrides?: Partial<Context>
}

/**
 * The API and everything that stands before it. The order is the defence: id and log, headers, path,
 * configuration, origin, the console's gate, rate, then the routes; index.ts adds the pages behind the
 * same doors.
 * @throws Error when a route of the console has no row in its policy table
 */
export function newApp(options: AppOptions = {}) {
  const app = new Hono<AppEnv>()
  app.onError(answerError)
  app.use(requestId(options.overrides?.log ?? log))
  app.use(securityHeaders)
  app.use(onlyErrors)
  app.use(canonicalPath)
  app.use(configured(options.overrides))
  app.use(sameOrigin())
  app.use(consoleGate)
  app.use('/api/v1/reports/*', limitWrites)
  app.use('/api/v1/appeals/*', limitWrites)
  app.use('/api/v1/job-ads/*', limitWrites)
  const routed = app
    .route('/api/v1/health', health)
    .route('/api/v1/lookup', lookup)
    .route('/api/v1/oembed', oembed)
    .route('/api/v1/job-ads', jobAds)
    .route('/api/v1/reports', reports)
    .route('/api/v1/reports/evidence', evidence)
    .route('/api/v1/schools', schools)
    .route('/api/v1/statistics', statistics)
    .route('/api/v1/triage', triage)
    .route('/api/v1/triage', exports)
    .route('/api/v1/triage/warnings', publishing)
    .route('/api/v1/triage', referrals)
    .route('/api/v1/triage/indicators', verdicts)
    .route('/api/v1/triage/appeals', triageAppeals)
    .route('/api/v1/appeals', appeals)
    .route('/api/v1/corrections', corrections)
    .route('/api/v1/triage', cases)
    .route('/api/v1/triage', retention)
    .route('/api/v1/triage', rewraps)
    .route('/api/v1/triage', shift)
    .route('/api/v1/triage/campus', campus)
    .route('/api/v1/triage/schools', staffRoutes)
    .route('/api/v1/triage/webhooks', webhooks)
    .route('/api/v1/warnings', warnings)
  requirePolicy(routed.routes)
  return routed
}

export type Api = ReturnType<typeof newApp>

/**
 * What no route answers, under /api/: 405 where another method would be answered, else 404; JSON, never
 * the site's 404 page. Called when every route is there.
 */
export function closeApi(app: Hono<AppEnv>): void {
  for (const [path, allow] of methodsOf(app)) {
    app.all(path, (c) => problem(c, 'method-not-allowed', { allow }))
  }
  app.all('/api/v1/*', (c) => problem(c, 'not-found'))
}

/** The methods of each route under /api/; whoever answers GET answers HEAD. */
function methodsOf(app: Hono<AppEnv>): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of app.routes) {
    if (method === 'ALL' || !path.startsWith('/api/v1/')) continue
    const found = methods.get(path) ?? []
    methods.set(path, [...found, ...(method === 'GET' ? ['GET', 'HEAD'] : [method])])
  }
  return methods
}
