import * as z from 'zod/mini'
import type { ProblemCode } from '../http/errors.ts'
import { reportInput } from '../reports/report.schema.ts'
import { PUBLIC_STAGES } from '../reports/vocabulary.ts'

export interface RouteDescription {
  readonly method: 'get' | 'post'
  readonly path: string
  readonly summary: string
  readonly security?: 'receipt'
  readonly headers?: readonly { name: string; description: string; required: boolean }[]
  readonly body?: z.core.$ZodType
  readonly answers: readonly { status: number; description: string; schema: z.core.$ZodType }[]
  readonly problems: readonly ProblemCode[]
}

/** Answered before any route is reached. */
const DOOR: readonly ProblemCode[] = [
  'not-found',
  'method-not-allowed',
  'not-configured',
  'internal',
]

const time = z.iso.datetime()

/** The public API, route by route. A test holds it against the routes that the app really has. */
export const ROUTES: readonly RouteDescription[] = [
  {
    method: 'post',
    path: '/api/v1/reports',
    summary:
      'Hands in a report. Exactly one of `private` (readable, sealed on arrival) and `sealed` (sealed by the client) must be there; `situation` is required for fraud.',
    headers: [
      {
        name: 'Idempotency-Key',
        description:
          'At least 128 random bits (22 to 128 characters of A-Z a-z 0-9 - _), made before the first attempt. The same key and bytes give the same answer; other bytes, 422.',
        required: true,
      },
    ],
    body: reportInput({ clock: () => new Date(0), timeZone: 'Asia/Shanghai' }),
    answers: [
      {
        status: 201,
        description: 'Stored. The receipt is there only when the Worker made it, and only here.',
        schema: z.object({
          reference: z.string(),
          receipt: z.optional(z.string()),
          stage: z.enum(PUBLIC_STAGES),
        }),
      },
    ],
    problems: [
      ...DOOR,
      'missing-idempotency-key',
      'malformed-idempotency-key',
      'weak-idempotency-key',
      'malformed-json',
      'cross-origin',
      'id-taken',
      'too-large',
      'unsupported-media-type',
      'invalid',
      'key-reused',
      'too-many-requests',
      'unavailable',
    ],
  },
  {
    method: 'get',
    path: '/api/v1/reports/status',
    summary: 'How far a report has come, for whoever holds its receipt.',
    security: 'receipt',
    answers: [
      {
        status: 200,
        description: 'The public stage and its time; `dueAt` while nobody has looked yet.',
        schema: z.object({
          reference: z.string(),
          stage: z.enum(PUBLIC_STAGES),
          stageAt: time,
          receivedAt: time,
          dueAt: z.nullable(time),
        }),
      },
    ],
    problems: [...DOOR, 'receipt-not-accepted', 'unavailable'],
  },
  {
    method: 'get',
    path: '/api/v1/health',
    summary: 'That the portal runs and is configured.',
    answers: [
      {
        status: 200,
        description: 'Running.',
        schema: z.object({ status: z.literal('ok'), demo: z.boolean(), time }),
      },
    ],
    problems: DOOR,
  },
]
