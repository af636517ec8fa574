import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { askLookup } from '../../../functions/lookup/ask-lookup.ts'
import { bucketStore } from '../../../functions/lookup/bucket.store.ts'
import { type LookupAnswer, PADDED_TO, placeOf } from '../../../functions/lookup/bucket.ts'
import { changeStore } from '../../../functions/lookup/change.store.ts'
import { settleLookup } from '../../../functions/lookup/settle-lookup.ts'
import { publicHash } from '../../../functions/verdicts/public-hash.ts'
import { NOW, openDoor } from '../../support/door.ts'
import { publishVerdict } from '../../support/published-verdict.ts'
import { brokenKv } from '../../support/stale-kv.ts'

const NUMBER = { kind: 'phone', value: '+8617012345678' } as const

beforeEach(async () => {
  await env.DB.exec('DELETE FROM verdicts')
  await env.DB.exec('DELETE FROM lookup_changes')
})

describe('a device that looks something up', () => {
  it('finds what two officers confirmed, by asking for two characters of its hash', async () => {
    await publishVerdict(env.DB, NUMBER)
    await settle()
    expect(await ask(NUMBER)).toMatchObject({ verdict: 'confirmed', grounds: 'payment-papers' })
    expect(asked).toEqual([`/api/v1/lookup/phone/${(await publicHash(NUMBER)).slice(0, 2)}`])
  })

  it('finds nothing of what is masked, within the request that masks it', async () => {
    const id = await publishVerdict(env.DB, NUMBER)
    await settle()
    await mask(id)
    await settle()
    expect(await ask(NUMBER)).toBeNull()
  })

  it('is told of a dispute, where one centre confirms and another doubts', async () => {
    await publishVerdict(env.DB, NUMBER)
    await publishVerdict(env.DB, NUMBER, { centre_id: 'other', verdict: 'disputed' })
    await settle()
    expect(await ask(NUMBER)).toMatchObject({ verdict: 'disputed' })
  })

  it('finds nothing that has outlived its time, also while KV still holds it', async () => {
    await publishVerdict(env.DB, NUMBER, { expires_at: later(60_000) })
    await settle()
    expect(await ask(NUMBER)).not.toBeNull()
    expect(await ask(NUMBER, later(61_000))).toBeNull()
  })

  it('takes no neighbour for it that begins with the same characters', async () => {
    const hash = await publicHash(NUMBER)
    await publishVerdict(env.DB, NUMBER, {
      hash: `${hash.slice(0, -1)}${hash.endsWith('A') ? 'E' : 'A'}`,
    })
    await settle()
    expect(await ask(NUMBER)).toBeNull()
  })
})

describe('an answer', () => {
  it.each([
    [0, 32],
    [1, 32],
    [32, 32],
    [33, 64],
    [244, 256],
  ])('with %i known holds %i entries', async (known, entries) => {
    const { prefix } = placeOf(await publicHash(NUMBER))
    await fill(prefix, known)
    const found = await answer(`/api/v1/lookup/phone/${prefix}`)
    expect(found.entries.length).toBe(entries)
    expect(found.entries.filter(({ verdict }) => verdict !== 'none').length).toBe(known)
    expect(entries % PADDED_TO).toBe(0)
  })

  it('costs one read of KV and none of D1, however much is known', async () => {
    // A million numbers are 244 to a prefix.
    const { prefix } = placeOf(await publicHash(NUMBER))
    await fill(prefix, 244)
    const reads: string[] = []
    const get = (key: string, as: 'json') => {
      reads.push(key)
      return env.KV.get(key, as)
    }
    const noDatabase = new Proxy({}, { get: () => () => Promise.reject(new Error('D1 was asked')) })
    const door = await openDoor({
      buckets: bucketStore({ get } as unknown as KVNamespace),
      ...{
        warnings: noDatabase,
        reports: noDatabase,
        verdicts: noDatabase,
        lookupChanges: noDatabase,
      },
    } as never)
    const response = await door.fetch(`/api/v1/lookup/phone/${prefix}`)
    const bytes = (await response.arrayBuffer()).byteLength
    console.info(`244 known under a prefix: ${reads.length} read of KV, ${bytes} bytes`)
    expect([response.status, reads]).toEqual([200, [`v1:lookup:phone:${prefix}`]])
  })

  it('is the same twice, padding too, and 304 to who has it', async () => {
    const first = await (await openDoor()).fetch('/api/v1/lookup/phone/aB')
    const etag = first.headers.get('etag') ?? ''
    const again = await (await openDoor()).fetch('/api/v1/lookup/phone/aB', {
      headers: { 'if-none-match': etag },
    })
    expect([first.status, again.status]).toEqual([200, 304])
  })

  it('is none while KV can’t be read: “nothing known” would be a lie', async () => {
    const door = await openDoor({ buckets: bucketStore(brokenKv('throws')) })
    expect((await door.fetch('/api/v1/lookup/phone/aB')).status).toBe(503)
  })

  it.each(['company/aB', 'other/aB', 'phone/a', 'phone/aBc', 'phone/%00%00', 'nothing/aB'])(
    'is refused for %s',
    async (path) => {
      expect([400, 404, 422]).toContain(
        (await (await openDoor()).fetch(`/api/v1/lookup/${path}`)).status,
      )
    },
  )

  it('may be read by pages of other sites, and kept for half a minute', async () => {
    const { headers } = await (await openDoor()).fetch('/api/v1/lookup/phone/aB')
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toContain('max-age=30')
  })
})

describe('what D1 notes of a change', () => {
  it('is there although nobody thought of it, and is forgotten when it has arrived for good', async () => {
    const id = await publishVerdict(env.DB, NUMBER)
    expect(await changes()).toHaveLength(1)
    await settle()
    expect(await changes()).toHaveLength(1)
    await settle(later(151_000))
    expect(await changes()).toHaveLength(0)
    await mask(id)
    expect(await changes()).toHaveLength(1)
  })

  it('is nothing for what was never public', async () => {
    await publishVerdict(env.DB, NUMBER, { hash: null, verdict: 'suspected' })
    expect(await changes()).toEqual([])
  })
})

const later = (ms: number) => new Date(NOW.getTime() + ms).toISOString()
const changes = () => changeStore(env.DB).changes(10)

const settle = (now = NOW.toISOString()) =>
  settleLookup({
    buckets: bucketStore(env.KV),
    lookupChanges: changeStore(env.DB),
    clock: () => new Date(now),
    pause: async () => {},
  })

const mask = (id: string) =>
  env.DB.prepare('UPDATE verdicts SET hash = NULL, masked_at = ?2 WHERE id = ?1')
    .bind(id, NOW.toISOString())
    .run()

let asked: string[] = []
async function ask(indicator: typeof NUMBER, now = NOW.toISOString()) {
  asked = []
  return askLookup(indicator, async (kind, prefix) => {
    asked.push(`/api/v1/lookup/${kind}/${prefix}`)
    return answer(asked[0] ?? '', now)
  })
}

async function answer(path: string, now = NOW.toISOString()): Promise<LookupAnswer> {
  const door = await openDoor({ clock: () => new Date(now) })
  const response = await door.fetch(path)
  expect(response.status).toBe(200)
  return response.json()
}

/** So many known entries under a prefix. */
const fill = (prefix: string, known: number) =>
  bucketStore(env.KV).put(
    'phone',
    prefix,
    Array.from({ length: known }, (_, n) => ({
      rest: `${n}`.padStart(41, 'x'),
      ...{
        verdict: 'confirmed',
        since: NOW.toISOString(),
        until: later(1e9),
        grounds: 'reporters',
      },
    })),
  )
