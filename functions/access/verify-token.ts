import { jwtVerify } from 'jose'
import { err, ok, type Result } from '../result.ts'
import type { SigningKeys } from './signing-keys.ts'
import { tokenOf } from './token-of.ts'

/** Who may vouch for the people of the console: the issuer, and the audience that means this console. */
export interface Access {
  readonly issuer: string
  readonly audience: string
  readonly keys: SigningKeys
}

/** `unavailable`: the issuer's keys can't be had now, so nobody is let in. */
export type TokenError = 'no-token' | 'refused' | 'unavailable'

/** Clocks of issuer and Worker may differ by this many seconds. */
const CLOCK_TOLERANCE = 5

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,189}$/

class KeysUnavailable extends Error {}

/** What a token vouches for: who, in lower case, and since when. */
export interface Vouched {
  readonly email: string
  readonly issuedAt: Date
}

/** The email that the request's token vouches for: see `readToken`. */
export async function verifyToken(
  access: Access,
  request: Request,
  now: Date,
): Promise<Result<string, TokenError>> {
  const vouched = await readToken(access, request, now)
  return vouched.ok ? ok(vouched.value.email) : vouched
}

/**
 * Whom the request's token vouches for. The token must be signed with RS256 by a
 * key that the issuer publishes, and be meant for this console, now. Whatever else is thrown in the
 * process refuses: there is no way through but the last line.
 */
export async function readToken(
  access: Access,
  request: Request,
  now: Date,
): Promise<Result<Vouched, TokenError>> {
  const token = tokenOf(request)
  if (!token.ok) return token
  try {
    const { payload } = await jwtVerify(token.value, ({ kid }) => keyOf(access, kid, now), {
      algorithms: ['RS256'],
      issuer: access.issuer,
      audience: access.audience,
      requiredClaims: ['exp', 'iat'],
      currentDate: now,
      clockTolerance: CLOCK_TOLERANCE,
    })
    const { email, iat = 0 } = payload
    return typeof email === 'string' && EMAIL.test(email)
      ? ok({ email: email.toLowerCase(), issuedAt: new Date(iat * 1000) })
      : err('refused')
  } catch (error) {
    return err(error instanceof KeysUnavailable ? 'unavailable' : 'refused')
  }
}

async function keyOf({ keys }: Access, kid: string | undefined, now: Date) {
  const key = await keys.find(kid ?? '', now)
  if (key.ok) return importRsa(key.value)
  throw key.error === 'unavailable' ? new KeysUnavailable() : new Error(key.error)
}

/** Imported here for RS256 and nothing else, whatever the key set says it is for. */
const importRsa = (jwk: JsonWebKey) =>
  crypto.subtle.importKey(
    'jwk',
    { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' },
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['verify'],
  )
