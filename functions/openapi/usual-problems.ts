import type { ProblemCode } from '../problems.ts'

/** What many routes have in common to refuse. */
export const DOOR = [
  'not-found',
  'method-not-allowed',
  'uri-too-long',
  'internal',
  'not-configured',
  'unavailable',
] as const satisfies readonly ProblemCode[]

export const BODY = ['malformed-json', 'too-large', 'unsupported-media-type', 'invalid'] as const
export const KEYED = [
  'missing-idempotency-key',
  'malformed-idempotency-key',
  'weak-idempotency-key',
  'key-reused',
] as const
/** What stands against any file of a report. */
export const ATTACH = ['evidence-off', 'no-evidence', 'report-ended'] as const
export const CONSOLE = ['unauthenticated', 'forbidden', 'cross-origin'] as const
