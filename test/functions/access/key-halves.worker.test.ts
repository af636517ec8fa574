import { describe, expect, it } from 'vitest'
import { keyHalves } from '../../../functions/access/key-halves.ts'

const HALF_HOUR = 30 * 60_000
const NOW = Date.parse('2026-11-23T02:10:00Z')

describe('the halves that open kept keys', () => {
  it('are given again within the half hour, and once more in the next', async () => {
    const [now] = await halves({})
    expect((await halves({ at: NOW + 10 * 60_000 }))[0]).toEqual(now)
    expect((await halves({ at: NOW + HALF_HOUR }))[1]).toEqual(now)
  })

  it('are not given out any more after an hour', async () => {
    const [now] = await halves({})
    expect(await halves({ at: NOW + 2 * HALF_HOUR })).not.toContainEqual(now)
  })

  it.each([
    ['another session of the same person', { token: 'other' }],
    ['another person with the same token', { id: 'li' }],
    ['a Worker with another secret', { secret: 2 }],
  ])('are others for %s', async (_, change) => {
    const own = (await halves({})).map(({ half }) => half)
    const theirs = (await halves(change)).map(({ half }) => half)
    expect(theirs).toHaveLength(2)
    expect(own.filter((half) => theirs.includes(half))).toEqual([])
  })

  it('are 32 bytes each, and not the same', async () => {
    const [now, before] = await halves({})
    expect([now?.half, before?.half]).toEqual([
      expect.stringMatching(/^[\w-]{43}$/),
      expect.stringMatching(/^[\w-]{43}$/),
    ])
    expect(now?.half).not.toBe(before?.half)
  })

  it('are not given to who has no session', async () => {
    expect(await halves({ token: '' })).toEqual([])
  })
})

interface Asked {
  readonly token?: string
  readonly id?: string
  readonly secret?: number
  readonly at?: number
}

function halves({ token = 'session', id = 'wang', secret = 1, at = NOW }: Asked) {
  const bytes = new Uint8Array(32).fill(secret)
  const request = new Request('https://triage.example/triage/', {
    headers: { cookie: `CF_Authorization=${token}` },
  })
  const secrets = { identity: bytes, indicator: bytes, audit: bytes }
  return keyHalves({ secrets, clock: () => new Date(at) }, { id }, request)
}
