import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import { newSigningKeys } from '../../functions/access/signing-keys.ts'
import type { Access } from '../../functions/access/verify-token.ts'

export const ISSUER = 'https://team.example'
export const AUDIENCE = 'console'
export const NOW = new Date('2026-11-22T03:00:00.000Z')

const SECONDS = Math.floor(NOW.getTime() / 1000)

/** The claims of a token that is let in; tests change one at a time. undefined leaves one out. */
export const CLAIMS = {
  email: 'wang@jiangpan.example',
  iss: ISSUER,
  aud: [AUDIENCE] as string | string[] | undefined,
  iat: (SECONDS - 60) as number | undefined,
  nbf: (SECONDS - 60) as number | undefined,
  exp: (SECONDS + 3600) as number | undefined,
}
export type Claims = { [claim in keyof typeof CLAIMS]?: unknown }

/** An issuer in memory that counts how often its keys are asked for, and can rotate, fail or hang. */
export async function newIssuer() {
  const published: JWK[] = []
  const pairs = new Map<string, CryptoKeyPair>()
  const state = { asked: 0, answer: undefined as undefined | (() => Promise<Response> | Response) }

  async function addKey(kid: string, publish = true) {
    const pair = (await generateKeyPair('RS256', { extractable: true })) as CryptoKeyPair
    pairs.set(kid, pair)
    const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' }
    if (publish) published.push(jwk)
    return jwk
  }
  await addKey('k1')

  async function token(claims: Claims = {}, kid = 'k1', header: Record<string, unknown> = {}) {
    const key = pairs.get(kid)?.privateKey
    if (!key) throw new Error(`no key ${kid}`)
    return new SignJWT(JSON.parse(JSON.stringify({ ...CLAIMS, ...claims })))
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT', ...header })
      .sign(key)
  }

  const keys = () =>
    newSigningKeys({
      url: `${ISSUER}/cdn-cgi/access/certs`,
      timeoutMs: 20,
      fetch: async (url, init) => {
        state.asked += 1
        if (url !== `${ISSUER}/cdn-cgi/access/certs`) throw new Error(`unexpected ${url}`)
        const answer = state.answer?.() ?? Response.json({ keys: published })
        return Promise.race([answer, aborted(init.signal ?? undefined)])
      },
    })

  const access = (): Access => ({ issuer: ISSUER, audience: AUDIENCE, keys: keys() })
  return { published, state, addKey, token, access, pairs }
}

const aborted = (signal: AbortSignal | undefined) =>
  new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })

export const inHeader = (token: string, more: Record<string, string> = {}) =>
  new Request('https://triage.example/triage/', {
    headers: { 'cf-access-jwt-assertion': token, ...more },
  })

export const inCookie = (...tokens: string[]) =>
  new Request('https://triage.example/triage/', {
    headers: { cookie: ['a=b', ...tokens.map((token) => `CF_Authorization=${token}`)].join('; ') },
  })
