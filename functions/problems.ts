import type { ContentfulStatusCode } from 'hono/utils/http-status'

/**
 * Everything that can be wrong with a request, and its status. Closed: clients may switch on the code,
 * and every code has words in content/strings (api.yaml) for people.
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
  'confirm-first': 403,
  'not-found': 404,
  'evidence-off': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'id-taken': 409,
  'held-by-another': 409,
  'not-claimed': 409,
  'report-ended': 409,
  'no-evidence': 409,
  'report-full': 409,
  'already-seen': 409,
  'same-officer': 409,
  'never-listed': 409,
  'hidden-before': 409,
  'in-another-case': 409,
  'undo-over': 409,
  'too-large': 413,
  'uri-too-long': 414,
  'unsupported-media-type': 415,
  invalid: 422,
  'key-reused': 422,
  'too-many-requests': 429,
  'budget-spent': 429,
  internal: 500,
  'not-configured': 503,
  'still-held': 503,
  'day-full': 503,
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>

export type ProblemCode = keyof typeof PROBLEMS
