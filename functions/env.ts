import * as z from 'zod/mini'
import { isBotAddress } from './alerts/bots.ts'

/** 32 random bytes, base64url without padding: the last of 43 characters carries only four bits. */
const secret = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/, { error: 'not 32 bytes, base64url' }))

/** The vars and secrets of the Worker. Bindings are objects of the platform and are only looked for. */
const vars = z.object({
  IDENTITY_SECRET: secret,
  INDICATOR_SECRET: secret,
  AUDIT_SECRET: secret,
  ACCESS_ISSUER: z.url({ error: 'not a URL' }),
  ACCESS_AUD: z.string().check(z.minLength(1, { error: 'empty' })),
  ALERT_BOTS: z.optional(
    z.string().check(
      z.refine((text) => text.trim().split(/\s+/).every(isBotAddress), {
        error: 'not addresses of group robots, with spaces between them',
      }),
    ),
  ),
  WEBHOOK_TEST_RECEIVER: z.optional(
    z.string().check(
      z.regex(/^http:\/\/(?:127\.0\.0\.1|localhost):\d{2,5}$/, {
        error: 'not http://127.0.0.1 with a port',
      }),
    ),
  ),
  DEMO: z.optional(z.enum(['true', 'false'], { error: 'neither true nor false' })),
})

/** The platform's objects, each known by a method of its kind. */
const BINDINGS = {
  DB: 'prepare',
  KV: 'get',
  OUTBOX: 'idFromName',
  INTAKE_LIMIT: 'limit',
} as const

/** What an operator may leave out; what is there must be what it is said to be. */
const OPTIONAL = { EVIDENCE: 'put', UPLOAD_LIMIT: 'limit' } as const

const has = (env: Bindings, name: keyof Bindings, method: string) =>
  typeof (env[name] as unknown as Record<string, unknown> | undefined)?.[method] === 'function'

/** Names of bindings that are missing, or aren't of their kind. */
const unbound = (env: Bindings) => [
  ...Object.entries(BINDINGS).filter(([name, method]) => !has(env, name as 'DB', method)),
  ...Object.entries(OPTIONAL).filter(
    ([name, method]) => env[name as 'EVIDENCE'] !== undefined && !has(env, name as 'DB', method),
  ),
]

const checked = new WeakSet<Bindings>()

/** Names of what is missing or malformed; never a value. */
export class NotConfigured extends Error {
  override name = 'NotConfigured'
}

/**
 * Checks the environment once per isolate. A Worker with a missing or malformed secret answers 503 to
 * everything it runs for and logs the names, instead of running open.
 * @throws NotConfigured
 */
export function parseEnv(env: Bindings): Bindings {
  if (checked.has(env)) return env
  const result = vars.safeParse(env)
  const wrong = [
    ...unbound(env).map(([name]) => `${name}: missing binding`),
    ...(result.error?.issues ?? []).map(
      (issue) =>
        `${issue.path.join('.')}: ${issue.code === 'invalid_type' ? 'missing' : issue.message}`,
    ),
  ]
  if (wrong.length > 0) throw new NotConfigured(wrong.join('; '))
  checked.add(env)
  return env
}
