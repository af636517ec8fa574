import type { JWK } from 'jose'
import * as z from 'zod/mini'
import { err, ok, type Result } from '../result.ts'

const HOUR_MS = 3_600_000
const COOL_DOWN_MS = 30_000
const MAX_CHARS = 65_536

/** `unavailable`: the issuer didn't answer in time, or not with keys; then nobody is let in. */
export type KeyError = 'unknown-key' | 'unavailable'

/** The issuer's public keys, by the id that a token's header names. */
export interface SigningKeys {
  find(kid: string, now: Date): Promise<Result<JWK, KeyError>>
}

export interface SigningKeysOptions {
  /** Where the issuer publishes its keys, as a JSON Web Key Set. */
  readonly url: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly timeoutMs?: number
}

const rsaKey = z.looseObject({
  kid: z.string().check(z.minLength(1), z.maxLength(200)),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  alg: z.optional(z.literal('RS256')),
  use: z.optional(z.literal('sig')),
})

const keySet = z.object({ keys: z.array(z.unknown()).check(z.maxLength(50)) })

type KeyMap = ReadonlyMap<string, JWK>

/**
 * Keys of an issuer that rotates them every few weeks (Cloudflare Access: six, the old key stays valid
 * for one more). Kept for an hour per isolate. A token with an unknown key id makes one early look,
 * then none for 30 seconds, so that invented ids can't be used to flood the issuer.
 *
 * Each caller awaits its own request: on workerd a promise may not be shared between requests. Only
 * the parsed keys, which are plain data, outlive the one that fetched them.
 */
export function newSigningKeys(options: SigningKeysOptions): SigningKeys {
  let known: { readonly keys: KeyMap; readonly at: number } | undefined
  let lookedEarlyAt = Number.NEGATIVE_INFINITY

  async function refresh(at: number): Promise<KeyMap | null> {
    const keys = await fetchKeys(options)
    if (keys) known = { keys, at }
    return keys
  }

  return {
    async find(kid, now) {
      const at = now.getTime()
      const fresh = known !== undefined && at - known.at < HOUR_MS
      const keys = fresh ? known?.keys : await refresh(at)
      if (!keys) return err('unavailable')
      const key = keys.get(kid)
      if (key) return ok(key)
      if (!fresh || at - lookedEarlyAt < COOL_DOWN_MS) return err('unknown-key')
      lookedEarlyAt = at
      const renewed = await refresh(at)
      if (!renewed) return err('unavailable')
      const found = renewed.get(kid)
      return found ? ok(found) : err('unknown-key')
    },
  }
}

async function fetchKeys({ url, fetch, timeoutMs = 3000 }: SigningKeysOptions) {
  try {
    const response = await fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json' },
    })
    if (response.status !== 200) return null
    const text = await response.text()
    return text.length > MAX_CHARS ? null : keysIn(JSON.parse(text))
  } catch {
    // Down, too slow or not JSON: all the same to whoever wants in.
    return null
  }
}

/** Keys of another kind are passed over; a set without a usable key is no set. */
function keysIn(value: unknown): KeyMap | null {
  const set = keySet.safeParse(value)
  if (!set.success) return null
  const keys = new Map<string, JWK>()
  for (const entry of set.data.keys) {
    const key = rsaKey.safeParse(entry)
    if (key.success) keys.set(key.data.kid, key.data as JWK)
  }
  return keys.size > 0 ? keys : null
}
