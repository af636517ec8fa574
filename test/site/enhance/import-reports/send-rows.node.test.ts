import { afterEach, describe, expect, it, vi } from 'vitest'
import { newKeyPair } from '../../../../functions/sealing/key-pair.ts'
import type { ReadyRow } from '../../../../site/enhance/import-reports/check-file.ts'
import {
  type Answered,
  type Ended,
  RowSender,
} from '../../../../site/enhance/import-reports/send-rows.ts'
import { seeded } from '../../../support/random.ts'

afterEach(() => vi.unstubAllGlobals())

describe('rows on their way', () => {
  it('over a network that loses every third answer: none is lost, none is two', async () => {
    const server = newServer()
    const { sender, answered } = await newSender(rows(60))
    const bytes = seeded('network')
    const random = () => (bytes(1)[0] ?? 0) / 256
    let runs = 0
    let ended: Ended = 'lost'
    server.network = async (reach) => {
      const luck = random()
      if (luck < 0.15) throw new TypeError('gone before it arrived')
      const answer = reach()
      if (luck < 0.33) throw new TypeError('arrived, and the answer was lost')
      return answer
    }
    while (ended === 'lost' && runs < 50) {
      ended = await sender.run((one) => answered.push(one))
      runs += 1
    }
    console.info(
      `import: 60 rows, ${server.posts} posts in ${runs} runs: ${server.stored.size} stored, ` +
        `${answered.length} told`,
    )
    expect(ended).toBe('done')
    expect([...server.stored.keys()].sort()).toEqual(
      rows(60)
        .map(({ key }) => key)
        .sort(),
    )
    expect(answered.map(({ row }) => row.row).sort((a, b) => a - b)).toEqual(
      rows(60).map(({ row }) => row),
    )
    // What was sent again were the same bytes, so that each is told with its own reference.
    expect(answered.every(({ is }) => is === 'stored')).toBe(true)
  })

  it('of two officers at once: each is stored by one of them and known to the other', async () => {
    const server = newServer()
    const [one, other] = [await newSender(rows(30)), await newSender(rows(30))]
    await Promise.all(
      [one, other].map(({ sender, answered }) => sender.run((row) => answered.push(row))),
    )
    const told = [...one.answered, ...other.answered]
    expect(server.stored.size).toBe(30)
    expect(told.filter(({ is }) => is === 'stored')).toHaveLength(30)
    expect(told.filter(({ is }) => is === 'known')).toHaveLength(30)
  })

  it('stop when paused, let what is under way arrive, and go on from there', async () => {
    const server = newServer()
    const { sender, answered } = await newSender(rows(20))
    const first = await sender.run((one) => {
      answered.push(one)
      if (answered.length === 5) sender.pause()
    })
    expect(first).toBe('paused')
    expect(answered.length).toBeGreaterThanOrEqual(5)
    expect(answered.length).toBeLessThanOrEqual(8)
    expect(server.stored.size).toBe(answered.length)
    expect(await sender.run((one) => answered.push(one))).toBe('done')
    expect(answered).toHaveLength(20)
    expect(server.posts).toBe(20)
  })

  it('stop where nobody is signed in any more, and name what only the Worker finds wrong', async () => {
    const server = newServer()
    const { sender, answered } = await newSender(rows(4))
    server.network = async () => problem(422, { code: 'invalid', errors: WRONG })
    expect(await sender.run((one) => answered.push(one))).toBe('done')
    expect(answered.map(({ is }) => is)).toEqual(Array(4).fill('invalid'))
    server.network = async () => problem(401, { code: 'unauthenticated' })
    const again = await newSender(rows(4))
    expect(await again.sender.run((one) => again.answered.push(one))).toBe('refused')
    expect(again.answered).toEqual([])
  })
})

const WRONG = [{ pointer: '/occurredOn', code: 'future' }]

const rows = (n: number): ReadyRow[] =>
  Array.from({ length: n }, (_, i) => ({
    ok: true,
    row: i + 2,
    kind: 'fraud',
    key: `row-key-${String(i).padStart(35, '0')}`,
    input: { kind: 'fraud', situation: 'paid', private: { story: `第 ${i} 行` } },
    says: [],
  }))

async function newSender(of: readonly ReadyRow[]) {
  const pair = await newKeyPair((bytes) => new Uint8Array(bytes).fill(1))
  const recipients = [{ kid: 'k1', publicKey: pair.publicKey }]
  const setup = { api: '/api/v1/triage/reports', centre: 'jiangpan', recipients }
  const answered: Answered[] = []
  return { sender: new RowSender(of, setup, async () => {}), answered }
}

/** Takes a key once: the same bytes have the same answer, other bytes are refused. */
function newServer() {
  const stored = new Map<string, string>()
  const server = {
    stored,
    posts: 0,
    network: async (reach: () => Response): Promise<Response> => reach(),
  }
  vi.stubGlobal('fetch', (_: string, { headers, body }: { headers: object; body: string }) => {
    server.posts += 1
    const key = new Headers({ ...headers }).get('idempotency-key') ?? ''
    return server.network(() => {
      const earlier = stored.get(key)
      if (earlier !== undefined && earlier !== body) return problem(422, { code: 'key-reused' })
      stored.set(key, body)
      return Response.json(
        { reference: key.slice(-9), id: 'x', stage: 'received' },
        { status: 201 },
      )
    })
  })
  return server
}

const problem = (status: number, body: object) => Response.json(body, { status })
