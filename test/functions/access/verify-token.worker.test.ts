import { base64url, exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { verifyToken } from '../../../functions/access/verify-token.ts'
import {
  CLAIMS,
  type Claims,
  inCookie,
  inHeader,
  NOW,
  newIssuer,
} from '../../support/access-tokens.ts'

const issuer = await newIssuer()
const SECONDS = Math.floor(NOW.getTime() / 1000)

describe('a token is let in', () => {
  const officer = { ok: true, value: 'wang@jiangpan.example' }

  it('from the header', async () => {
    expect(await verify(inHeader(await issuer.token()))).toEqual(officer)
  })

  it('from the cookie', async () => {
    expect(await verify(inCookie(await issuer.token()))).toEqual(officer)
  })

  it('from both when they are the same', async () => {
    const token = await issuer.token()
    const both = inHeader(token, { cookie: `CF_Authorization=${token}` })
    expect(await verify(both)).toEqual(officer)
  })

  it('as the same person however the email is written', async () => {
    const token = await issuer.token({ email: 'Wang@Jiangpan.example' })
    expect(await verify(inHeader(token))).toEqual(officer)
  })

  it('with one audience as text', async () => {
    expect(await verify(inHeader(await issuer.token({ aud: 'console' })))).toEqual(officer)
  })

  it('with a clock that is five seconds off', async () => {
    const token = await issuer.token({ nbf: SECONDS + 4, exp: SECONDS + 600 })
    expect(await verify(inHeader(token))).toEqual(officer)
  })
})

describe('a request without a token', () => {
  it('is told so', async () => {
    const request = new Request('https://triage.example/triage/')
    expect(await verify(request)).toEqual({ ok: false, error: 'no-token' })
  })

  it('is the same as one with an empty cookie', async () => {
    expect(await verify(inCookie(''))).toEqual({ ok: false, error: 'no-token' })
  })
})

describe('a token is refused', () => {
  it.each<[string, Claims]>([
    ['from another issuer', { iss: 'https://elsewhere.example' }],
    ['from an issuer that only starts alike', { iss: 'https://team.example.evil.example' }],
    ['without issuer', { iss: undefined }],
    ['for another audience', { aud: ['other'] }],
    ['for an audience that only starts alike', { aud: ['console2'] }],
    ['without audience', { aud: undefined }],
    ['that has expired', { exp: SECONDS - 6 }],
    ['that never expires', { exp: undefined }],
    ['that expires some day', { exp: '2099-01-01' }],
    ['that was never issued', { iat: undefined }],
    ["that isn't valid yet", { nbf: SECONDS + 60 }],
    ['without email', { email: undefined }],
    ['with an empty email', { email: '' }],
    ['with several emails', { email: ['wang@jiangpan.example'] }],
    ['with something else for an email', { email: 'wang' }],
  ])('%s', async (_, claims) => {
    const token = await issuer.token(claims)
    expect(await verify(inHeader(token))).toEqual({ ok: false, error: 'refused' })
    expect(await verify(inCookie(token))).toEqual({ ok: false, error: 'refused' })
  })

  it.each<[string, () => Promise<string>]>([
    ['with alg none', async () => new UnsecuredJWT(CLAIMS as never).encode()],
    ['with alg none and a key id', async () => forge({ alg: 'none', kid: 'k1' }, '')],
    ['signed by HMAC with the public key as PEM', async () => hmac(await pemOfPublicKey())],
    ['signed by HMAC with the public modulus', async () => hmac(issuer.published[0]?.n ?? '')],
    ['signed with PS256 by the right key', signedWithPss],
    ['that names no key', () => issuer.token({}, 'k1', { kid: undefined })],
    ['that brings its own key', tokenWithOwnKey],
    ['whose claims were changed', changedClaims],
    ['whose signature is cut', async () => (await issuer.token()).slice(0, -8)],
    ['without signature', async () => (await issuer.token()).replace(/[^.]+$/, '')],
    [
      'with a critical extension',
      () => issuer.token({}, 'k1', { crit: ['x'], x: 1 }).catch(critical),
    ],
    ['that is no token', async () => 'hello'],
    ['that is two dots', async () => '..'],
  ])('%s', async (_, make) => {
    expect(await verify(inHeader(await make()))).toEqual({ ok: false, error: 'refused' })
  })

  it('when header and cookie differ, even if both are good', async () => {
    const [one, other] = [
      await issuer.token(),
      await issuer.token({ email: 'li@jiangpan.example' }),
    ]
    const both = inHeader(one, { cookie: `CF_Authorization=${other}` })
    expect(await verify(both)).toEqual({ ok: false, error: 'refused' })
  })

  it('when two cookies differ', async () => {
    const [one, other] = [
      await issuer.token(),
      await issuer.token({ email: 'li@jiangpan.example' }),
    ]
    expect(await verify(inCookie(one, other))).toEqual({ ok: false, error: 'refused' })
  })

  it.each<[string, () => Promise<string>]>([
    ['with alg none', async () => forge({ alg: 'none', kid: 'k1' }, '')],
    ['signed by HMAC', async () => hmac(await pemOfPublicKey())],
    ['signed with PS256', signedWithPss],
  ])("%s, before anybody's key is asked for", async (_, make) => {
    const fresh = await newIssuer()
    const result = await verifyToken(fresh.access(), inHeader(await make()), NOW)
    expect([result, fresh.state.asked]).toEqual([{ ok: false, error: 'refused' }, 0])
  })

  it('when it is oversized, before anything is parsed or asked', async () => {
    const fresh = await newIssuer()
    const token = await fresh.token({ padding: 'x'.repeat(9000) } as Claims)
    expect(await verifyToken(fresh.access(), inHeader(token), NOW)).toEqual({
      ok: false,
      error: 'refused',
    })
    expect(fresh.state.asked).toBe(0)
  })
})

const verify = (request: Request) => verifyToken(issuer.access(), request, NOW)

const part = (value: unknown) => base64url.encode(JSON.stringify(value))
const forge = (header: unknown, signature: string) => `${part(header)}.${part(CLAIMS)}.${signature}`

const hmac = (secret: string) =>
  new SignJWT(CLAIMS as never)
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new TextEncoder().encode(secret))

async function pemOfPublicKey(): Promise<string> {
  const pair = issuer.pairs.get('k1')
  if (!pair) throw new Error('no key')
  return exportSPKI(pair.publicKey)
}

async function signedWithPss(): Promise<string> {
  const pair = issuer.pairs.get('k1')
  if (!pair) throw new Error('no key')
  const jwk = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey
  const { alg: _, ...rest } = jwk
  const pss = { name: 'RSA-PSS', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('jwk', rest, pss, false, ['sign'])
  const input = `${part({ alg: 'PS256', kid: 'k1' })}.${part(CLAIMS)}`
  const signature = await crypto.subtle.sign(
    { name: 'RSA-PSS', saltLength: 32 },
    key,
    new TextEncoder().encode(input),
  )
  return `${input}.${base64url.encode(new Uint8Array(signature))}`
}

/** Signed by a stranger's key that travels in the header. */
async function tokenWithOwnKey(): Promise<string> {
  const stranger = await newIssuer()
  return stranger.token({}, 'k1', { jwk: stranger.published[0] })
}

async function changedClaims(): Promise<string> {
  const [header, , signature] = (await issuer.token()).split('.')
  return `${header}.${part({ ...CLAIMS, email: 'chen@jiangpan.example' })}.${signature}`
}

/** The library won't sign an extension it doesn't know; the header alone must already refuse. */
const critical = () => forge({ alg: 'RS256', kid: 'k1', crit: ['x'], x: 1 }, 'AAAA')
