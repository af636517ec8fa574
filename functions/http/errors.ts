import type { Context as HonoContext } from 'hono'
import type { CodeAt } from '../fields/codes.ts'
import { PROBLEMS, type ProblemCode } from '../problems.ts'

export { PROBLEMS, type ProblemCode }

/** Where in the body something is wrong: a JSON pointer (RFC 6901) and a field code. */
export type FieldError = CodeAt

/** How to prove oneself, for the header that every 401 needs (RFC 9110 §11.6.1). */
export const CHALLENGES: Partial<Record<ProblemCode, string>> = {
  unauthenticated: 'Cloudflare-Access',
  'receipt-not-accepted': 'Receipt',
}

export interface ProblemOptions {
  readonly errors?: readonly FieldError[]
  /** Seconds until it is worth trying again (429, 503). */
  readonly retryAfter?: number
  /** The methods that would be answered (405). */
  readonly allow?: readonly string[]
}

/**
 * The one error shape of the API: `application/problem+json` (RFC 9457) with a stable `type`, a closed
 * `code` and the request's id. Never carries anything that the client sent.
 */
export function problem(c: HonoContext, code: ProblemCode, options: ProblemOptions = {}): Response {
  const status = PROBLEMS[code]
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
  }
  if (options.retryAfter !== undefined) headers['retry-after'] = String(options.retryAfter)
  if (options.allow) headers.allow = options.allow.join(', ')
  const challenge = CHALLENGES[code]
  if (challenge) headers['www-authenticate'] = challenge
  const body = {
    type: `/api/#problem-${code}`,
    title: code,
    status,
    code,
    requestId: c.get('requestId'),
    ...(options.errors && { errors: options.errors }),
  }
  return c.body(JSON.stringify(body), status, headers)
}
