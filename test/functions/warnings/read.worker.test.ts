import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { cardStore } from '../../../functions/cards/card.store.ts'
import type { Context } from '../../../functions/context.ts'
import { readWarning } from '../../../functions/warnings/read-warning.ts'
import { readWarnings } from '../../../functions/warnings/read-warnings.ts'
import { scopeStore } from '../../../functions/warnings/scopes.store.ts'
import { warningStore } from '../../../functions/warnings/warning.store.ts'
import { writeScopes } from '../../../functions/warnings/write-scopes.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { NOW, openDoor } from '../../support/door.ts'
import { makeEditors, makeWarning } from '../../support/make-warning.ts'
import { brokenKv, staleKv } from '../../support/stale-kv.ts'

const AT = NOW.toISOString()
const CENTRE = 'jiangpan'

beforeEach(async () => {
  await env.DB.exec('DELETE FROM warning_words')
  await env.DB.exec('DELETE FROM warnings')
})

describe('a list of warnings', () => {
  it('is one read of KV and none of D1, whatever it is narrowed to', async () => {
    const { ctx, kv, d1 } = bench()
    await publish(ctx, makeWarning())
    const before = { kv: kv.reads.length, d1: d1.trips() }
    const filters = [{}, { school: 'jiangpan' }, { type: 'card-lending' }, { region: '510000' }]
    for (const filter of filters) {
      expect((await readWarnings(ctx, filter)).warnings.map(({ id }) => id)).toEqual(['e-1', 'w-1'])
    }
    expect(kv.reads.length - before.kv).toBe(filters.length)
    expect(d1.trips()).toBe(before.d1)
  })

  it('is narrowed by kind, type, place and school, and to nothing by what no warning has', async () => {
    const { ctx } = bench([])
    await publish(ctx, makeWarning())
    await publish(ctx, makeWarning({ id: 'w-2', kind: 'page', school: null, region: null }))
    const ids = async (filter: Parameters<typeof readWarnings>[1]) =>
      (await readWarnings(ctx, filter)).warnings.map(({ id }) => id)
    expect(await ids({ kind: 'page' })).toEqual(['w-2'])
    expect(await ids({ kind: 'campus' })).toEqual(['w-1'])
    expect(await ids({ region: '510100' })).toEqual(['w-1'])
    expect(await ids({ region: '110000' })).toEqual([])
    expect(await ids({ region: 'overseas' })).toEqual([])
    expect(await ids({ school: 'jiangpan', kind: 'page' })).toEqual([])
    expect(await ids({ school: 'elsewhere' })).toEqual([])
    expect(await ids({ type: 'job-fee' })).toEqual([])
  })

  it('has none that has expired', async () => {
    let now = NOW
    const { ctx } = bench([makeEditors({ expiresAt: '2026-11-23T02:30:00.000Z' })], () => now)
    await publish(ctx, makeWarning({ expiresAt: '2026-11-23T02:20:00.000Z' }))
    expect((await readWarnings(ctx, {})).warnings).toHaveLength(2)
    now = new Date('2026-11-23T02:20:00.000Z')
    expect((await readWarnings(ctx, {})).warnings.map(({ id }) => id)).toEqual(['e-1'])
    now = new Date('2026-11-23T02:30:00.000Z')
    expect((await readWarnings(ctx, {})).warnings).toEqual([])
  })

  it.each(['throws', 'hangs'] as const)(
    'where KV %s has the editors’ warnings but those that D1 says are withdrawn, and says so',
    async (how) => {
      const editors = [makeEditors(), makeEditors({ id: 'e-2' })]
      const { ctx } = bench(editors)
      await publish(ctx, makeWarning())
      await withdraw(ctx, makeEditors())
      const without = { ...ctx, scopes: scopeStore(brokenKv(how)) }
      const list = await readWarnings(without, {})
      expect([list.checked, list.warnings.map(({ id }) => id)]).toEqual([false, ['e-2']])
    },
  )

  it('where neither KV nor D1 answers has the editors’ warnings, and says that nobody could check', async () => {
    const { ctx } = bench()
    const fail = () => Promise.reject(new Error('D1_ERROR: overloaded'))
    const list = await readWarnings(
      {
        ...ctx,
        scopes: scopeStore(brokenKv('throws')),
        warnings: { takenFromEditors: fail } as never,
      },
      {},
    )
    expect([list.checked, list.warnings.map(({ id }) => id)]).toEqual([false, ['e-1']])
  })

  it('takes what is no list for KV that can’t be read, not for an empty one', async () => {
    const { ctx, kv } = bench()
    kv.stored.set('v1:warnings:all', '{"entries":[]}')
    expect((await readWarnings(ctx, {})).checked).toBe(false)
  })
})

describe('one warning', () => {
  it('is one read of KV and none of D1', async () => {
    const { ctx, kv, d1 } = bench()
    await publish(ctx, makeWarning())
    const before = { kv: kv.reads.length, d1: d1.trips() }
    expect(await readWarning(ctx, 'w-1')).toMatchObject({
      is: 'shown',
      ended: false,
      checked: true,
    })
    expect(await readWarning(ctx, 'e-1')).toMatchObject({
      is: 'shown',
      ended: false,
      checked: true,
    })
    expect(await readWarning(ctx, 'nothing')).toEqual({ is: 'unknown' })
    expect([kv.reads.length - before.kv, d1.trips() - before.d1]).toEqual([3, 0])
  })

  it('comes back as it was published, in every field', async () => {
    const { ctx } = bench()
    const en = { ...makeWarning().words.zh, title: 'Cards wanted', where: 'the dorms' }
    const whole = makeWarning({
      words: { zh: makeWarning().words.zh, en },
      corrections: [{ at: AT, zh: '改了金额。', en: 'The sum was changed.' }],
    })
    await publish(ctx, whole)
    expect(await readWarning(ctx, 'w-1')).toMatchObject({ warning: whole })
  })

  it('that is withdrawn leaves kind, type, days and reason, and none of its words', async () => {
    const { ctx, kv } = bench()
    await publish(ctx, makeWarning())
    await withdraw(ctx, makeWarning())
    expect(await readWarning(ctx, 'w-1')).toEqual({
      is: 'withdrawn',
      withdrawal: {
        ...{ id: 'w-1', version: 2, kind: 'campus', scamType: 'card-lending' },
        ...{
          publishedAt: makeWarning().publishedAt,
          withdrawnAt: AT,
          reason: 'wrong',
          replacedBy: null,
        },
      },
    })
    expect([...kv.stored.values()].join('')).not.toContain('宿舍')
  })

  it('of the editors that is withdrawn stays so where KV can’t be read', async () => {
    const { ctx } = bench()
    await withdraw(ctx, makeEditors())
    for (const how of ['throws', 'hangs'] as const) {
      const without = { ...ctx, scopes: scopeStore(brokenKv(how)) }
      expect(await readWarning(without, 'e-1')).toMatchObject({ is: 'withdrawn' })
      expect(await readWarning(without, 'w-1')).toEqual({ is: 'unavailable' })
    }
  })

  it('that was hidden while it was looked at can come back', async () => {
    const { ctx } = bench()
    await publish(ctx, makeWarning())
    await withdraw(ctx, makeWarning(), 'under-review')
    const later = makeWarning({ updatedAt: AT })
    await ctx.warnings.run(ctx.warnings.revising(CENTRE, 2, later, AT))
    await writeScopes(ctx, [{ id: 'w-1', school: 'jiangpan' }])
    expect(await readWarning(ctx, 'w-1')).toMatchObject({ is: 'shown', warning: { version: 3 } })
    expect((await readWarnings(ctx, { school: 'jiangpan' })).warnings).toHaveLength(2)
  })

  it('is changed as a whole or not at all: two who change it at once don’t mix their words', async () => {
    const { ctx } = bench()
    await publish(ctx, makeWarning())
    const other = (title: string) =>
      makeWarning({ words: { zh: { ...makeWarning().words.zh, title } } })
    const [first] = await ctx.warnings.run(ctx.warnings.revising(CENTRE, 1, other('一'), AT))
    const [second] = await ctx.warnings.run(ctx.warnings.revising(CENTRE, 1, other('二'), `${AT}2`))
    expect([first?.meta.changes, second?.meta.changes]).toEqual([1, 0])
    await writeScopes(ctx, [{ id: 'w-1', school: null }])
    expect(await readWarning(ctx, 'w-1')).toMatchObject({
      warning: { words: { zh: { title: '一' } } },
    })
  })
})

describe('GET /api/v1/warnings', () => {
  it('gives what is shown, a page at a time, without a gap or a repeat', async () => {
    const { ctx } = bench([])
    const ids = ['a', 'b', 'c', 'd', 'e']
    for (const id of ids) await publish(ctx, makeWarning({ id }))
    const door = await openDoor({ ...ctx })
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const path = `/api/v1/warnings?limit=2${next && `&after=${next}`}`
      const page: Answer = await (await door.fetch(path)).json()
      seen.push(...page.warnings.map(({ id }) => id))
      next = page.next
    }
    expect(seen).toEqual(ids)
  })

  it('gives English where there is some, else Chinese, and says which', async () => {
    const { ctx } = bench([])
    const en = { ...makeWarning().words.zh, title: 'Cards wanted', summary: 'A card a day.' }
    await publish(ctx, makeWarning({ id: 'both', words: { zh: makeWarning().words.zh, en } }))
    await publish(ctx, makeWarning({ id: 'chinese' }))
    const door = await openDoor({ ...ctx })
    const { warnings } = await (await door.fetch('/api/v1/warnings?lang=en')).json<Answer>()
    expect(warnings.map(({ id, lang, title, url }) => [id, lang, title, url])).toEqual([
      ['both', 'en', 'Cards wanted', 'https://jingzhong.test/en/warnings/both/'],
      ['chinese', 'zh-CN', '宿舍群里收卡', 'https://jingzhong.test/en/warnings/chinese/'],
    ])
  })

  it('answers 304 to whoever has it, and anew when it has changed', async () => {
    const { ctx, kv } = bench()
    const door = await openDoor({ ...ctx })
    const etag = (await door.fetch('/api/v1/warnings')).headers.get('etag') ?? ''
    const ask = (at: typeof door) =>
      at.fetch('/api/v1/warnings', { headers: { 'if-none-match': etag } })
    expect((await ask(door)).status).toBe(304)
    await publish(ctx, makeWarning())
    // This place read the list within the last minute; another one hasn't.
    expect((await ask(door)).status).toBe(304)
    const elsewhere = await openDoor({ ...ctx, scopes: scopeStore(kv.at()) })
    expect((await ask(elsewhere)).status).toBe(200)
  })

  it('may be read by any site and kept for half a minute; not kept where it couldn’t be checked', async () => {
    const { ctx } = bench()
    const headers = async (scopes: Context['scopes']) => {
      const door = await openDoor({ ...ctx, scopes })
      const answer = await door.fetch('/api/v1/warnings')
      const { checked } = await answer.json<{ checked: boolean }>()
      return [
        checked,
        answer.headers.get('cache-control'),
        answer.headers.get('access-control-allow-origin'),
      ]
    }
    expect(await headers(ctx.scopes)).toEqual([true, 'public, max-age=30', '*'])
    expect(await headers(scopeStore(brokenKv('throws')))).toEqual([false, 'no-store', '*'])
  })

  it.each([
    'kind=none',
    'type=A',
    'region=51',
    'limit=0',
    'limit=101',
    'after=x',
    'lang=fr',
    'tpye=a',
  ])('refuses %s, naming what is wrong', async (query) => {
    const door = await openDoor()
    const answer = await door.fetch(`/api/v1/warnings?${query}`)
    const { errors } = await answer.json<{ errors: { pointer: string }[] }>()
    expect([answer.status, errors[0]?.pointer]).toEqual([422, `/${query.split('=')[0]}`])
  })
})

interface Answer {
  readonly warnings: { id: string; lang: string; title: string; url: string }[]
  readonly next: string | null
}

/** The read path on a KV as slow as in production, and a database that counts how often it is asked. */
function bench(editorsWarnings = [makeEditors()], clock = () => NOW) {
  const kv = staleKv(clock)
  const d1 = countingRows(env.DB)
  const ctx = {
    scopes: scopeStore(kv.at()),
    warnings: warningStore(d1.db),
    cards: cardStore(d1.db),
    editorsWarnings,
    clock,
    pause: async () => kv.wait(1_100),
  }
  return { ctx, kv, d1 }
}

type Bench = ReturnType<typeof bench>['ctx']

async function publish(ctx: Bench, warning = makeWarning()) {
  await ctx.warnings.run(ctx.warnings.publishing(CENTRE, warning, AT))
  await writeScopes(ctx, [{ id: warning.id, school: warning.school?.id ?? null }])
}

async function withdraw(
  ctx: Bench,
  warning = makeWarning(),
  reason: 'wrong' | 'under-review' = 'wrong',
) {
  const { id, kind, scamType, publishedAt } = warning
  const withdrawal = { id, kind, scamType, publishedAt, withdrawnAt: AT, reason, replacedBy: null }
  await ctx.warnings.run([ctx.warnings.withdrawing(CENTRE, warning, withdrawal)])
  await writeScopes(ctx, [{ id, school: warning.school?.id ?? null }])
}
