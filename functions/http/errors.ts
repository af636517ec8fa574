import type { Context as HonoContext } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { CodeAt } from '../fields/codes.ts'

/**
 * Everything that can be wrong with a request, and its status. Closed: clients may switch on the code,
 * and every code has words in content/strings (errors.yaml) for people.
 */
export const PROBLEMS = {
  'malformed-request': 400,
  'malformed-json': 400,
  'missing-idempotency-key': 400,
  'malformed-idempotency-key': 400,
  'weak-idempotency-key': 400,
  unauthenticated: 401,
  'receipt-not-accepted': 401,
  'cross-origin': 403,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'id-taken': 409,
  'held-by-another': 409,
  'not-claimed': 409,
  'too-large': 413,
  'uri-too-long': 414,
  'unsupported-media-type': 415,
  invalid: 422,
  'key-reused': 422,
  'too-many-requests': 429,
  internal: 500,
  'not-configured': 503,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>

export type ProblemCode = keyof typeof PROBLEMS

/** Where in the body something is wrong: a JSON pointer (RFC 6901) and a field code. */
export type FieldError = CodeAt

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
