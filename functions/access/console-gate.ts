import type { Context as HonoContext } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../http/app-env.ts'
import { type ProblemCode, problem } from '../http/errors.ts'
import { RETRY_AFTER } from '../http/on-error.ts'
import { isSameOrigin } from '../http/same-origin.ts'
import { isConsolePath, methodsAt, policyFor } from '../triage/policy.ts'
import { carryEntry, type EntryRefusal } from './console-entry.ts'
import { isConsoleHost } from './console-host.ts'
import { identifyOfficer } from './identify-officer.ts'
import type { Officer } from './officer.ts'

/**
 * What stands before everything of the console: its host, a row of the policy table, proof that no
 * other site sent the request, a token that is valid now, a person who is entered here, a role that
 * may. The API refuses as a problem; a page is told why and says it in words, with the same status.
 */
export const consoleGate = createMiddleware<AppEnv>(async function consoleGate(c, next) {
  if (!isConsolePath(c.req.path)) return next()
  const { operator } = c.get('ctx')
  if (!isConsoleHost(new URL(c.req.url).hostname, operator.url)) return hide(c, next)
  const row = policyFor(c.req.method, c.req.path)
  if (row === 'method-not-allowed') return problem(c, row, { allow: methodsAt(c.req.path) })
  if (row === 'not-found') return hide(c, next)
  if (!isSameOrigin(c.req.raw, { strict: true })) return refuse(c, next, 'cross-origin')
  const officer = await identifyOfficer(c.get('ctx'), c.req.raw)
  if (!officer.ok) return refuse(c, next, officer.error)
  if (!row.roles.includes(officer.value.role)) return refuse(c, next, 'forbidden', officer.value)
  c.set('officer', officer.value)
  carryEntry(c.req.raw, { ok: true, officer: officer.value })
  await next()
})

/** Nothing is here: a problem for the API, the site's own 404 page for people. */
async function hide(c: HonoContext<AppEnv>, next: () => Promise<void>) {
  if (c.req.path.startsWith('/api/')) return problem(c, 'not-found')
  c.set('nowhere', true)
  await next()
}

async function refuse(
  c: HonoContext<AppEnv>,
  next: () => Promise<void>,
  error: EntryRefusal & ProblemCode,
  officer?: Officer,
) {
  c.get('ctx').log('access-refused', { requestId: c.get('requestId'), code: error })
  if (c.req.path.startsWith('/api/')) {
    return problem(c, error, error === 'unavailable' ? { retryAfter: RETRY_AFTER } : {})
  }
  carryEntry(c.req.raw, { ok: false, error, ...(officer && { officer }) })
  await next()
}
