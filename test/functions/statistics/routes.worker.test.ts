import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { openDoor } from '../../support/door.ts'

const ADDRESS = '/api/v1/statistics'

const LIVE = {
  demo: false,
  timeZone: 'Asia/Shanghai',
  since: '2026-11-09',
  until: '2026-11-15',
  step: 5,
  reports: 5,
  passedOn: null,
  money: { atLeastFen: null, bands: [] },
  firstLook: { reports: null, halfWithinMinutes: null, within: [] },
  types: [],
  provinces: null,
  weeks: [],
}

beforeEach(() => env.KV.put('v1:statistics:live', JSON.stringify(LIVE)))

describe('GET /api/v1/statistics', () => {
  it('hands on the tables as they are served, and what is published of this portal', async () => {
    const door = await openDoor()
    const body = await (await door.fetch(ADDRESS)).json()
    const row = (id: string) => [{ id, value: 1, note: null }]
    expect(body).toEqual({
      data: {
        facts: row('facts'),
        sources: row('sources'),
        caveats: row('caveats'),
        mechanisms: row('mechanisms'),
      },
      portal: LIVE,
    })
  })

  it('answers 304 to whoever has it, and anew when it has changed', async () => {
    const door = await openDoor()
    const etag = (await door.fetch(ADDRESS)).headers.get('etag') ?? ''
    const ask = (held: string) => door.fetch(ADDRESS, { headers: { 'if-none-match': held } })
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await ask(held)
      expect([held, response.status, await response.text()]).toEqual([held, 304, ''])
      expect(response.headers.get('etag')).toBe(etag)
    }
    expect((await ask('"other"')).status).toBe(200)
    await env.KV.put('v1:statistics:live', JSON.stringify({ ...LIVE, reports: 10 }))
    expect((await ask(etag)).status).toBe(200)
  })

  it('needs no database', async () => {
    const broken = () => {
      throw new Error('D1_ERROR: D1 DB is overloaded.')
    }
    const door = await openDoor({}, { DB: { prepare: broken, batch: broken } as never })
    expect((await door.fetch(ADDRESS)).status).toBe(200)
  })

  it('says null before anything is published, and where something else stands in its place', async () => {
    const door = await openDoor()
    for (const stored of ['{"reports":3}', 'null']) {
      await env.KV.put('v1:statistics:live', stored)
      expect(await (await door.fetch(ADDRESS)).json()).toMatchObject({ portal: null })
    }
  })

  it('gives out nothing that isn’t published, should it stand there', async () => {
    await env.KV.put('v1:statistics:live', JSON.stringify({ ...LIVE, counts: { total: 3 } }))
    const door = await openDoor()
    expect(await (await door.fetch(ADDRESS)).text()).not.toContain('counts')
  })
})
