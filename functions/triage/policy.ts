// Longer than most files: who may use which route is said in one table.

import type { Role } from '../access/roles.ts'

/** Who may use a route. `path` as routers write it; of pages without the language and the last slash. */
export interface PolicyRow {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly roles: readonly Role[]
}

/** Whoever works at the centre may look; a school's contact person and strangers may not. */
const LOOK: readonly Role[] = ['reader', 'officer', 'lead', 'admin']

/** Admins manage people and keys; what becomes of a report is decided by those who handle reports. */
const ACT: readonly Role[] = ['officer', 'lead']

/** To whom a centre passes things on, and by which key, is for whoever answers for the centre. */
const KEEP: readonly Role[] = ['lead', 'admin']

/** Who takes much into one browser at once answers for the centre's work, and holds its keys. */
const LEAD: readonly Role[] = ['lead']

/** A school's own people have one room, and nobody else has it. */
const CAMPUS: readonly Role[] = ['school']

/** Whether pages offer somebody to correct the directory; the table below is what holds. */
export const mayKeep = (role: Role): boolean => KEEP.includes(role)

/** Whether pages offer somebody to claim and decide; the table below is what holds. */
export const mayAct = (role: Role): boolean => ACT.includes(role)

/**
 * Every route of the console and its API, and who may use it: the only place where that is said. A
 * route without a row doesn't start (`requirePolicy`), and a request that fits no row isn't let in.
 */
export const POLICY: readonly PolicyRow[] = [
  { method: 'GET', path: '/triage', roles: LOOK },
  { method: 'GET', path: '/triage/shift', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/shift', roles: LOOK },
  { method: 'GET', path: '/triage/search', roles: LOOK },
  { method: 'POST', path: '/triage/search', roles: LOOK },
  { method: 'POST', path: '/triage/views', roles: LOOK },
  { method: 'GET', path: '/triage/views', roles: LOOK },
  // Whoever may not act may not take along, either.
  { method: 'GET', path: '/triage/export', roles: ACT },
  { method: 'POST', path: '/triage/export', roles: ACT },
  { method: 'GET', path: '/triage/reports/:id', roles: LOOK },
  { method: 'POST', path: '/triage/reports/:id/claim', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/release', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/decision', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/tasks', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/lane', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/keep', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/handover', roles: ACT },
  // Where a refused form leaves the address bar: asked for again, they lead back to the report.
  { method: 'GET', path: '/triage/reports/:id/claim', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/release', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/decision', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/tasks', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/lane', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/keep', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/handover', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/warn', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/warn', roles: ACT },
  // Leads to what is held of a report's indicator.
  { method: 'GET', path: '/triage/reports/:id/indicators/:n', roles: LOOK },
  { method: 'GET', path: '/triage/indicators', roles: LOOK },
  { method: 'GET', path: '/triage/indicators/:indicator', roles: LOOK },
  { method: 'GET', path: '/triage/indicators/:indicator/verdict', roles: LOOK },
  { method: 'POST', path: '/triage/indicators/:indicator/verdict', roles: ACT },
  { method: 'GET', path: '/triage/appeals', roles: LOOK },
  { method: 'GET', path: '/triage/appeals/:id', roles: LOOK },
  ...['hide', 'answer'].flatMap((act): PolicyRow[] => [
    { method: 'GET', path: `/triage/appeals/:id/${act}`, roles: LOOK },
    { method: 'POST', path: `/triage/appeals/:id/${act}`, roles: ACT },
  ]),
  // What is published takes two; who may act may propose, publish another's, and take down alone.
  { method: 'GET', path: '/triage/warnings', roles: LOOK },
  { method: 'GET', path: '/triage/warnings/new', roles: ACT },
  { method: 'POST', path: '/triage/warnings/new', roles: ACT },
  { method: 'GET', path: '/triage/warnings/:warning', roles: LOOK },
  { method: 'GET', path: '/triage/warnings/:warning/edit', roles: ACT },
  { method: 'POST', path: '/triage/warnings/:warning/edit', roles: ACT },
  ...['publication', 'cards', 'return', 'drop', 'withdrawal'].flatMap((act): PolicyRow[] => [
    { method: 'GET', path: `/triage/warnings/:warning/${act}`, roles: LOOK },
    { method: 'POST', path: `/triage/warnings/:warning/${act}`, roles: ACT },
  ]),
  // Who enters reports for others is who handles reports.
  { method: 'GET', path: '/triage/new', roles: ACT },
  { method: 'GET', path: '/triage/new/:kind', roles: ACT },
  { method: 'POST', path: '/triage/new/:kind', roles: ACT },
  { method: 'GET', path: '/triage/import', roles: ACT },
  // What belongs together; what is done to many at once is undone there, too.
  { method: 'GET', path: '/triage/cases', roles: LOOK },
  { method: 'POST', path: '/triage/cases/join', roles: ACT },
  { method: 'POST', path: '/triage/cases/apart', roles: ACT },
  { method: 'POST', path: '/triage/cases/settle', roles: ACT },
  { method: 'POST', path: '/triage/cases/undo', roles: ACT },
  { method: 'GET', path: '/triage/cases/:id', roles: LOOK },
  { method: 'POST', path: '/triage/cases/:id/leave', roles: ACT },
  { method: 'POST', path: '/triage/cases/:id/join', roles: ACT },
  { method: 'POST', path: '/triage/cases/:id/merge', roles: ACT },
  { method: 'POST', path: '/triage/reports/:id/join', roles: ACT },
  { method: 'POST', path: '/triage/cases/:id/preview', roles: ACT },
  { method: 'POST', path: '/triage/cases/:id/bulk', roles: ACT },
  { method: 'GET', path: '/triage/cases/:id/leave', roles: LOOK },
  { method: 'GET', path: '/triage/cases/:id/join', roles: LOOK },
  { method: 'GET', path: '/triage/cases/:id/merge', roles: LOOK },
  { method: 'GET', path: '/triage/reports/:id/join', roles: LOOK },
  { method: 'GET', path: '/triage/cases/:id/preview', roles: LOOK },
  { method: 'GET', path: '/triage/cases/:id/bulk', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/cases', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/cases', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/cases/apart', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/cases/settle', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/cases/undo', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/cases/:id', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/cases/:id/leave', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/cases/:id/merge', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/cases/:id/preview', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/cases/:id/bulk', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/reports/:id/links', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/reports', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/imports/known', roles: ACT },
  { method: 'GET', path: '/triage/reports/:id/refer', roles: LOOK },
  { method: 'POST', path: '/triage/reports/:id/refer', roles: ACT },
  { method: 'GET', path: '/triage/reports/:id/referrals/:referral', roles: LOOK },
  { method: 'POST', path: '/triage/reports/:id/referrals/:referral', roles: ACT },
  { method: 'GET', path: '/triage/referrals', roles: LOOK },
  // What another centre has handed to the officer's own; whose it is, the verbs ask.
  { method: 'GET', path: '/triage/received/:received', roles: LOOK },
  { method: 'POST', path: '/triage/received/:received', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/received/:received', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/received/:received', roles: ACT },
  { method: 'GET', path: '/triage/takedowns', roles: LOOK },
  { method: 'POST', path: '/triage/takedowns', roles: ACT },
  { method: 'GET', path: '/triage/takedowns/:takedown', roles: LOOK },
  { method: 'POST', path: '/triage/takedowns/:takedown', roles: ACT },
  { method: 'GET', path: '/triage/directory', roles: LOOK },
  { method: 'POST', path: '/triage/directory', roles: KEEP },
  { method: 'GET', path: '/triage/retention', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/retention', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/rewraps', roles: LEAD },
  { method: 'POST', path: '/api/v1/triage/reports/:id/wraps', roles: LEAD },
  { method: 'GET', path: '/api/v1/triage/referrals', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/reports/:id/referrals', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/reports/:id/referrals', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/reports/:id/referrals/:referral', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/reports/:id/referrals/:referral', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/takedowns', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/takedowns', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/takedowns/:takedown', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/directory', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/directory', roles: KEEP },
  { method: 'GET', path: '/triage/campus', roles: CAMPUS },
  { method: 'GET', path: '/triage/campus/warn', roles: CAMPUS },
  { method: 'POST', path: '/triage/campus/warn', roles: CAMPUS },
  // What they wrote and an officer sent back; whose it is, the verb asks.
  { method: 'GET', path: '/triage/campus/warn/:warning', roles: CAMPUS },
  { method: 'POST', path: '/triage/campus/warn/:warning', roles: CAMPUS },
  { method: 'GET', path: '/api/v1/triage/campus', roles: CAMPUS },
  { method: 'POST', path: '/api/v1/triage/campus/warnings', roles: CAMPUS },
  { method: 'GET', path: '/api/v1/triage/campus/warnings/:warning', roles: CAMPUS },
  { method: 'POST', path: '/api/v1/triage/campus/warnings/:warning/revision', roles: CAMPUS },
  // Whom a school sends is let in by whoever answers for the centre.
  { method: 'GET', path: '/triage/schools', roles: KEEP },
  { method: 'POST', path: '/triage/schools', roles: KEEP },
  { method: 'GET', path: '/api/v1/triage/schools/staff', roles: KEEP },
  { method: 'POST', path: '/api/v1/triage/schools/staff', roles: KEEP },
  { method: 'POST', path: '/api/v1/triage/schools/staff/:person/switch', roles: KEEP },
  // Where warnings are sent is for whoever answers for the centre.
  { method: 'GET', path: '/triage/webhooks', roles: KEEP },
  { method: 'POST', path: '/triage/webhooks', roles: KEEP },
  { method: 'GET', path: '/api/v1/triage/webhooks', roles: KEEP },
  { method: 'POST', path: '/api/v1/triage/webhooks', roles: KEEP },
  ...['switch', 'secret', 'test'].map(
    (act): PolicyRow => ({
      ...{ method: 'POST', path: `/api/v1/triage/webhooks/:webhook/${act}`, roles: KEEP },
    }),
  ),
  { method: 'POST', path: '/api/v1/triage/webhooks/deliveries/:delivery', roles: KEEP },
  { method: 'GET', path: '/api/v1/triage/queue', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/exports', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/search', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/views', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/views', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/urgent', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/reports/:id', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/reports/:id/evidence/:file', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/reports/:id/claim', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/release', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/decision', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/tasks', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/lane', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/keep', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/messages', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/notes', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/reports/:id/handover', roles: ACT },
  // Who may give something away may see to whom.
  { method: 'GET', path: '/api/v1/triage/colleagues', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/indicators', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/indicators/:indicator', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/indicators/:indicator/verdict', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/appeals', roles: LOOK },
  { method: 'GET', path: '/api/v1/triage/appeals/:id', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/appeals/:id/hide', roles: ACT },
  { method: 'POST', path: '/api/v1/triage/appeals/:id/answer', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/warnings', roles: LOOK },
  { method: 'POST', path: '/api/v1/triage/warnings', roles: ACT },
  { method: 'GET', path: '/api/v1/triage/warnings/:warning', roles: LOOK },
  ...['revision', 'publication', 'cards', 'return', 'drop', 'withdrawal'].map(
    (act): PolicyRow => ({
      method: 'POST',
      path: `/api/v1/triage/warnings/:warning/${act}`,
      roles: ACT,
    }),
  ),
]

const patterns = POLICY.map((row) => ({
  row,
  pattern: new RegExp(`^${row.path.replace(/:\w+/g, '[^/]+')}$`),
}))

/** The rows whose path fits, whatever the method. */
function rowsAt(path: string): readonly PolicyRow[] {
  const bare = path.replace(/^\/en(?=\/triage(?:\/|$))/, '').replace(/\/$/, '')
  return patterns.filter(({ pattern }) => pattern.test(bare)).map(({ row }) => row)
}

/** The methods that a path of the console answers, for the header Allow. */
export const methodsAt = (path: string): string[] =>
  rowsAt(path).flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))

/**
 * The row of a request. HEAD is let in where GET is.
 * @returns `not-found` for a path that isn't in the table, `method-not-allowed` for another method
 */
export function policyFor(
  method: string,
  path: string,
): PolicyRow | 'not-found' | 'method-not-allowed' {
  const rows = rowsAt(path)
  if (rows.length === 0) return 'not-found'
  const asked = method === 'HEAD' ? 'GET' : method
  return rows.find((row) => row.method === asked) ?? 'method-not-allowed'
}

/** True for every path that has to do with the console, in whatever place it says so. */
export const isConsolePath = (path: string): boolean => /(?:^|\/)triage(?:\/|$)/i.test(path)

/**
 * Stops the Worker from starting with a console route that nobody has said who may use.
 * @throws Error naming the routes
 */
export function requirePolicy(routes: readonly { method: string; path: string }[]): void {
  const missing = routes
    .filter(({ path, method }) => isConsolePath(path) && !isMiddleware({ path, method }))
    .filter(({ path, method }) => !POLICY.some((row) => row.path === path && row.method === method))
  if (missing.length === 0) return
  const names = missing.map(({ method, path }) => `${method} ${path}`).join(', ')
  throw new Error(`functions/triage/policy.ts: no row for ${names}`)
}

/** What is mounted on everything below a path isn't a route; it can only refuse. */
const isMiddleware = ({ path, method }: { method: string; path: string }) =>
  method === 'ALL' && path.endsWith('/*')
