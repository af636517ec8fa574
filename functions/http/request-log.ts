import type { ProblemCode } from './errors.ts'

/**
 * Every field that a log line may have. Nothing a stranger sends is among them: no path beyond the
 * route's own pattern, no query, no header, no message of an error.
 */
export interface LogFields {
  readonly requestId?: string
  readonly method?: string
  /** The route's pattern, such as /api/v1/reports; never the path that was asked for. */
  readonly route?: string
  readonly status?: number
  readonly code?: ProblemCode
  readonly kind?: string
  readonly lane?: string
  readonly centre?: string
  /** The class of an error, such as D1Error. */
  readonly error?: string
  /** Name of a scheduled job. */
  readonly job?: string
  /** The chat service of an alert, such as wecom. */
  readonly service?: string
  /** How many reports or files a job moved, told of or deleted. */
  readonly count?: number
  /** Names of settings that are missing; only with the event `not-configured`. */
  readonly settings?: string
}

export type Log = (event: LogEvent, fields?: LogFields) => void

export type LogEvent =
  | 'request'
  | 'report-received'
  | 'report-held'
  | 'appeal-held'
  | 'alert-sent'
  | 'alert-refused'
  | 'outbox-drained'
  | 'outbox-moved'
  | 'outbox-stuck'
  | 'report-claimed'
  | 'report-handed-over'
  | 'report-decided'
  | 'report-withdrawn'
  | 'exported'
  | 'reports-erased'
  | 'warning-proposed'
  | 'warning-published'
  | 'warning-withdrawn'
  | 'hook-delivered'
  | 'hook-given-up'
  | 'verdict-given'
  | 'appeal-received'
  | 'appeal-answered'
  | 'message-received'
  | 'message-sent'
  | 'note-written'
  | 'evidence-received'
  | 'evidence-removed'
  | 'evidence-opened'
  | 'evidence-cleared'
  | 'access-refused'
  | 'budget-spent'
  | 'changed-in-bulk'
  | 'waits-behind'
  | 'undone-in-bulk'
  | 'history-broken'
  | 'not-configured'
  | 'unavailable'
  | 'bug'
  | 'job-failed'

/** The same list for the writer: what isn't named here is not written, whatever a caller passes. */
export const LOG_FIELDS = [
  'requestId',
  'method',
  'route',
  'status',
  'code',
  'kind',
  'lane',
  'centre',
  'error',
  'job',
  'service',
  'count',
  'settings',
] as const satisfies readonly (keyof LogFields)[]

/** A class name and nothing else, should a library keep words there. */
const CLASS = /^[A-Za-z]\w{0,39}$/

/** What may be logged of something that was thrown: never its message. */
export const errorName = (error: unknown): string =>
  error instanceof Error && CLASS.test(error.name) ? error.name : 'Error'

/** Writes one JSON line. The only place of the Worker that touches the console. */
export const log: Log = (event, fields = {}) => {
  const named = LOG_FIELDS.filter((name) => fields[name] !== undefined)
  console.log(JSON.stringify({ event, ...Object.fromEntries(named.map((n) => [n, fields[n]])) }))
}
