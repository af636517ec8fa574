import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { cardStore } from '../../../functions/cards/card.store.ts'
import { readWarning } from '../../../functions/warnings/read-warning.ts'
import { readWarnings } from '../../../functions/warnings/read-warnings.ts'
import { scopeStore } from '../../../functions/warnings/scopes.store.ts'
import { settleScopes } from '../../../functions/warnings/settle-scopes.ts'
import { warningStore } from '../../../functions/warnings/warning.store.ts'
import { writeScopes } from '../../../functions/warnings/write-scopes.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { NOW } from '../../support/door.ts'
import { makeEditors, makeWarning } from '../../support/make-warning.ts'
import { staleKv } from '../../support/stale-kv.ts'

const MINUTE = 60_000

beforeEach(async () => {
  await env.DB.exec('DELETE FROM warning_words')
  await env.DB.exec('DELETE FROM warnings')
})

describe('the minute’s job', () => {
  it('brings to KV what a request could not, a withdrawal too', async () => {
    const { ctx, pass } = bench()
    const warning = makeWarning()
    await ctx.warnings.run(ctx.warnings.publishing('jiangpan', warning, ctx.clock().toISOString()))
    await settleScopes(ctx)
    expect(await ctx.shown()).toEqual(['e-1', 'w-1'])
    pass(MINUTE)
    await ctx.warnings.run([withdrawing(ctx, warning), withdrawing(ctx, makeEditors())])
    await settleScopes(ctx)
    expect(await ctx.shown()).toEqual([])
    for (const id of ['w-1', 'e-1']) {
      expect(await readWarning(ctx.elsewhere(), id)).toMatchObject({ is: 'withdrawn' })
    }
  })

  it('brings everything back where KV was emptied, or something else stands there', async () => {
    const { ctx, pass, kv } = bench()
    for (let n = 0; n < 60; n += 1) {
      const warning = makeWarning({ id: `w-${n}` })
      await ctx.warnings.run(
        ctx.warnings.publishing('jiangpan', warning, ctx.clock().toISOString()),
      )
    }
    await ctx.warnings.run([withdrawing(ctx, makeEditors())])
    await runs(ctx, pass, 4)
    const before = new Map(kv.stored)
    expect(before.get('v1:warnings:settled')).toBe('61')
    for (const spoil of [() => kv.stored.clear(), () => kv.stored.set('v1:warnings:all', '[]')]) {
      spoil()
      await runs(ctx, pass, 4)
      expect([...kv.stored].sort()).toEqual([...before].sort())
    }
  })

  it('writes a change again until nobody can have overwritten it with something older', async () => {
    const { ctx, pass } = bench()
    const warning = makeWarning()
    await ctx.warnings.run(ctx.warnings.publishing('jiangpan', warning, ctx.clock().toISOString()))
    await writeScopes(ctx, [{ id: 'w-1', school: 'jiangpan' }])
    // A request has read the list, dawdles …
    const old = await ctx.warnings.shownAfter(ctx.clock().toISOString())
    pass(5_000)
    await ctx.warnings.run([withdrawing(ctx, warning)])
    await writeScopes(ctx, [{ id: 'w-1', school: 'jiangpan' }])
    pass(20_000)
    await settleScopes(ctx)
    // … writes what it had read, and is stopped.
    pass(20_000)
    await ctx.elsewhere().scopes.putList(null, old)
    expect(await ctx.shown()).toEqual(['e-1', 'w-1'])
    pass(60_000)
    await settleScopes(ctx)
    expect(await ctx.shown()).toEqual(['e-1'])
  })

  it('reads one row of D1 and writes nothing once all is settled', async () => {
    const { ctx, pass, kv, d1 } = bench()
    await settleScopes(ctx)
    expect([d1.trips(), kv.reads.length, kv.stored.size]).toEqual([1, 0, 0])
    await ctx.warnings.run(
      ctx.warnings.publishing('jiangpan', makeWarning(), ctx.clock().toISOString()),
    )
    await runs(ctx, pass, 3)
    const before = { rows: d1.rowsRead(), trips: d1.trips(), reads: kv.reads.length }
    const stored = new Map(kv.stored)
    pass(10 * MINUTE)
    await settleScopes(ctx)
    expect([d1.rowsRead() - before.rows, d1.trips() - before.trips]).toEqual([1, 1])
    expect(kv.reads.length - before.reads).toBe(2)
    expect(kv.stored).toEqual(stored)
  })
})

async function runs(ctx: Ctx, pass: (ms: number) => void, times: number) {
  for (let n = 0; n < times; n += 1) {
    pass(10 * MINUTE)
    await settleScopes(ctx)
  }
}

type Ctx = ReturnType<typeof bench>['ctx']

function withdrawing(ctx: Ctx, warning = makeWarning()) {
  const { id, kind, scamType, publishedAt } = warning
  const withdrawnAt = ctx.clock().toISOString()
  return ctx.warnings.withdrawing('jiangpan', warning, {
    ...{ id, kind, scamType, publishedAt, withdrawnAt, reason: 'wrong', replacedBy: null },
  })
}

/** The job as it runs in production: a slow KV, a clock that the test moves, a database that counts. */
function bench() {
  let now = NOW.getTime()
  const clock = () => new Date(now)
  const pass = (ms: number) => {
    now += ms
  }
  const kv = staleKv(clock)
  const d1 = countingRows(env.DB)
  const editorsWarnings = [makeEditors()]
  const at = () => ({
    ...{ scopes: scopeStore(kv.at()), warnings: warningStore(d1.db), cards: cardStore(d1.db) },
    ...{ clock, editorsWarnings },
    pause: async (ms: number) => pass(ms),
  })
  const shown = async () => (await readWarnings(at(), {})).warnings.map(({ id }) => id).sort()
  return { ctx: { ...at(), elsewhere: at, shown }, pass, kv, d1 }
}
