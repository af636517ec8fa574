import { describe, expect, it } from 'vitest'
import { verifyToken } from '../../../functions/access/verify-token.ts'
import { inHeader, NOW, newIssuer } from '../../support/access-tokens.ts'

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const long = { exp: Math.floor(NOW.getTime() / 1000) + 86_400 }

describe("the issuer's keys", () => {
  it('are asked for once an hour', async () => {
    const { issuer, verify } = await setUp()
    const token = inHeader(await issuer.token(long))
    for (const seconds of [0, 1, 3599]) expect(await verify(token, later(seconds))).toBe('let in')
    expect(issuer.state.asked).toBe(1)
    expect(await verify(token, later(3601))).toBe('let in')
    expect(issuer.state.asked).toBe(2)
  })

  it('are looked at again when a token names a new one', async () => {
    const { issuer, verify } = await setUp()
    await verify(inHeader(await issuer.token(long)), NOW)
    await issuer.addKey('k2')
    expect(await verify(inHeader(await issuer.token(long, 'k2')), later(10))).toBe('let in')
    expect(await verify(inHeader(await issuer.token(long, 'k1')), later(11))).toBe('let in')
    expect(issuer.state.asked).toBe(2)
  })

  it('are not asked for more than once in 30 seconds by invented key ids', async () => {
    const { issuer, verify } = await setUp()
    await verify(inHeader(await issuer.token(long)), NOW)
    await issuer.addKey('hidden', false)
    const invented = inHeader(await issuer.token(long, 'hidden'))
    for (let seconds = 1; seconds < 30; seconds += 1) {
      expect(await verify(invented, later(seconds))).toBe('refused')
    }
    expect(issuer.state.asked).toBe(2)
    await verify(invented, later(31))
    expect(issuer.state.asked).toBe(3)
  })

  it('stop letting in what they have dropped', async () => {
    const { issuer, verify } = await setUp()
    const old = inHeader(await issuer.token(long, 'k1'))
    expect(await verify(old, NOW)).toBe('let in')
    await issuer.addKey('k2')
    issuer.published.shift()
    expect(await verify(old, later(3601))).toBe('refused')
  })

  it('are no keys when they are of another kind', async () => {
    const { issuer, verify } = await setUp()
    issuer.state.answer = () => Response.json({ keys: [{ kty: 'oct', kid: 'k1', k: 'AAAA' }] })
    expect(await verify(inHeader(await issuer.token(long)), NOW)).toBe('unavailable')
  })
})

describe('nobody is let in', () => {
  // Each answer would do but for one thing.
  it.each<[string, (keys: object) => Response | Promise<Response>]>([
    ['while the issuer is down', () => Promise.reject(new Error('connection refused'))],
    ["while the issuer doesn't answer", () => new Promise(() => {})],
    ['when it answers with an error', (keys) => Response.json(keys, { status: 500 })],
    ['when it sends us elsewhere', (keys) => Response.json(keys, { status: 302 })],
    ['when it answers with a page', () => new Response('<!doctype html>')],
    ['when it answers with no keys', () => Response.json({ keys: [] })],
    [
      'when it answers with too much',
      (keys) => Response.json({ ...keys, pad: 'x'.repeat(70_000) }),
    ],
  ])('%s', async (_, answer) => {
    const { issuer, verify } = await setUp()
    issuer.state.answer = () => answer({ keys: issuer.published })
    expect(await verify(inHeader(await issuer.token()), NOW)).toBe('unavailable')
  })

  it('with keys of more than an hour ago while the issuer is down', async () => {
    const { issuer, verify } = await setUp()
    const token = inHeader(await issuer.token(long))
    expect(await verify(token, NOW)).toBe('let in')
    issuer.state.answer = () => Promise.reject(new Error('down'))
    expect(await verify(token, later(3599))).toBe('let in')
    expect(await verify(token, later(3601))).toBe('unavailable')
  })

  it('and everybody again once it is back', async () => {
    const { issuer, verify } = await setUp()
    const token = inHeader(await issuer.token(long))
    issuer.state.answer = () => Promise.reject(new Error('down'))
    expect(await verify(token, NOW)).toBe('unavailable')
    issuer.state.answer = undefined
    expect(await verify(token, later(1))).toBe('let in')
  })
})

async function setUp() {
  const issuer = await newIssuer()
  const access = issuer.access()
  const verify = async (request: Request, now: Date) => {
    const result = await verifyToken(access, request, now)
    return result.ok ? 'let in' : result.error
  }
  return { issuer, verify }
}
