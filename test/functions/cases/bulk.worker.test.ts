import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { type DoneBody, openCases, rowsOf } from '../../support/cases.ts'
import { NOW } from '../../support/door.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'

const CLAIM = { action: 'claim', reason: 'one-pair-of-hands' }
const CLOSE = { action: 'decide', stage: 'closed', reason: 'nothing-more-to-do' }
const WAIT = { action: 'wait', reason: 'one-flood' }

describe('a dry run', () => {
  it('says of each report what would change, or why not, and changes nothing', async () => {
    const { ids, caseId, preview, post, console } = await setUp(4)
    await console.post('li', `/api/v1/triage/reports/${ids[0]}/claim`)
    await console.post('wang', `/api/v1/triage/reports/${ids[1]}/claim`)
    const before = await rowsOf(ids)
    const plan = await preview('wang', caseId, CLAIM)
    expect(plan.changes.map(({ id }) => id).sort()).toEqual(ids.slice(2).sort())
    expect(plan.leftAlone).toContainEqual(
      expect.objectContaining({ id: ids[0], why: 'held-by-another', holder: '李' }),
    )
    expect(plan.leftAlone).toContainEqual(
      expect.objectContaining({ id: ids[1], why: 'mine-already' }),
    )
    expect(await rowsOf(ids)).toEqual(before)
    const strange = { action: 'decide', stage: 'referred', reason: 'needs-police' }
    expect((await post('wang', `/cases/${caseId}/preview`, strange)).status).toBe(422)
  })
})

describe('an action in bulk', () => {
  it('changes what was previewed, each report with an event of its own', async () => {
    const { ids, caseId, bulk } = await setUp(3)
    expect(await (await bulk('wang', caseId, CLAIM)).json()).toMatchObject({ changed: 3 })
    expect(await (await bulk('wang', caseId, CLOSE)).json()).toMatchObject({
      changed: 3,
      leftAlone: [],
      undoUntil: new Date(NOW.getTime() + 600_000).toISOString(),
    })
    for (const row of await rowsOf(ids)) expect(row).toMatchObject({ open: 0, stage: 'closed' })
    await expectHistories(ids)
  })

  it('needs what one report alone would need: to be held by whoever decides', async () => {
    const { caseId, preview } = await setUp(2)
    const { changes, leftAlone } = await preview('wang', caseId, CLOSE)
    expect([changes, leftAlone.map(({ why }) => why)]).toEqual([[], ['not-claimed', 'not-claimed']])
  })

  it('leaves alone what somebody changed since, and names it', async () => {
    const { ids, caseId, bulk, preview, console } = await setUp(3)
    const { changes } = await preview('wang', caseId, CLAIM)
    await console.post('li', `/api/v1/triage/reports/${ids[0]}/claim`)
    const done = await (await bulk('wang', caseId, CLAIM, changes.map(pick))).json<DoneBody>()
    expect(done.changed).toBe(2)
    expect(done.leftAlone).toMatchObject([{ id: ids[0], why: 'changed-since' }])
    expect((await rowsOf(ids)).filter((row) => row.claimed_by === 'li')).toHaveLength(1)
  })

  it('of two officers at once on one case tells the second, and overwrites nothing', async () => {
    const { ids, caseId, bulk, preview } = await setUp(6)
    const rows = (await preview('wang', caseId, CLAIM)).changes.map(pick)
    const both = await Promise.all([
      bulk('wang', caseId, CLAIM, rows).then((r) => r.json<DoneBody>()),
      bulk('li', caseId, CLAIM, rows).then((r) => r.json<DoneBody>()),
    ])
    expect(both.map(({ changed }) => changed).sort()).toEqual([0, 6])
    const second = both.find(({ changed }) => changed === 0)
    expect(second?.leftAlone.map(({ why }) => why)).toEqual(Array(6).fill('changed-since'))
    expect(new Set((await rowsOf(ids)).map((row) => row.claimed_by)).size).toBe(1)
    await expectHistories(ids)
  })

  it('has the others of a case wait behind one, never who may be urgent', async () => {
    const { ids, caseId, bulk, preview } = await setUp(4)
    await env.DB.prepare("UPDATE reports SET lane = iif(id = ?, 'urgent', 'today')")
      .bind(ids[3])
      .run()
    const { leftAlone } = await preview('wang', caseId, WAIT)
    expect(leftAlone).toMatchObject([{ id: ids[3], why: 'urgent' }])
    expect(await (await bulk('wang', caseId, WAIT)).json()).toMatchObject({ changed: 3 })
    const lanes = (await rowsOf(ids)).map(({ lane }) => lane)
    expect(lanes.sort()).toEqual(['to-verify', 'to-verify', 'to-verify', 'urgent'])
  })
})

describe('undoing', () => {
  it('puts back exactly what was, column by column, and says so in each history', async () => {
    const { ids, caseId, bulk, undo } = await setUp(3)
    await bulk('wang', caseId, CLAIM)
    await env.DB.prepare(
      "UPDATE reports SET wrote_at = '2026-11-23T01:59:00.000Z', tasks = '{\"x\":1}' WHERE id = ?",
    )
      .bind(ids[1])
      .run()
    const before = await rowsOf(ids)
    const { action } = await (await bulk('wang', caseId, CLOSE)).json<DoneBody>()
    expect(await rowsOf(ids)).not.toEqual(before)
    expect(await (await undo('wang', { action })).json()).toEqual({ undone: 3, leftAlone: [] })
    expect(await rowsOf(ids)).toEqual(before)
    await expectHistories(ids)
  })

  it('leaves alone what anybody has changed since, and names it', async () => {
    const { ids, caseId, bulk, undo, console } = await setUp(3)
    const { action } = await (await bulk('wang', caseId, CLAIM)).json<DoneBody>()
    await console.post('chen', `/api/v1/triage/reports/${ids[0]}/release`)
    const undone = await (await undo('wang', { action })).json()
    expect(undone).toMatchObject({ undone: 2, leftAlone: [{ id: ids[0], why: 'changed-since' }] })
    expect((await undo('wang', { action })).status).toBe(200)
  })

  it('works back through one action after the other', async () => {
    const { ids, caseId, bulk, undo } = await setUp(2)
    const before = await rowsOf(ids)
    const first = await (await bulk('wang', caseId, CLAIM)).json<DoneBody>()
    const second = await (await bulk('wang', caseId, CLOSE)).json<DoneBody>()
    expect(await (await undo('wang', { action: first.action })).json()).toMatchObject({ undone: 0 })
    await undo('wang', { action: second.action })
    expect(await (await undo('wang', { action: first.action })).json()).toMatchObject({ undone: 2 })
    expect(await rowsOf(ids)).toEqual(before)
  })

  it('of joining and of taking out puts reports where they were', async () => {
    const { ids, caseId, joined, undo, post, open } = await setUp(3)
    const left = await post('wang', `/cases/${caseId}/leave`, {
      ...{ reports: [ids[0]], reason: 'joined-by-mistake' },
    })
    expect((await open('wang', caseId)).line.reports).toBe(2)
    const { action } = await left.json<DoneBody>()
    expect(await (await undo('wang', { action })).json()).toMatchObject({ undone: 1 })
    expect((await open('wang', caseId)).line.reports).toBe(3)
    expect(await (await undo('wang', { action: joined })).json()).toMatchObject({ undone: 3 })
    expect((await open('wang', caseId)).reports).toEqual([])
  })

  it('is over after ten minutes for whoever did it, and after a day for a lead', async () => {
    let minutes = 0
    const clock = () => new Date(NOW.getTime() + minutes * 60_000)
    const { caseId, bulk, undo } = await setUp(2, { clock })
    const { action } = await (await bulk('wang', caseId, CLAIM)).json<DoneBody>()
    minutes = 11
    expect((await undo('wang', { action })).status).toBe(409)
    expect((await undo('li', { action })).status).toBe(403)
    expect(await (await undo('chen', { action })).json()).toMatchObject({ undone: 2 })
  })

  it('a day and a minute later is nobody’s, neither of one action nor of all that somebody did', async () => {
    const { ids, caseId, bulk, undo, joined } = await setUp(2)
    const { action } = await (await bulk('wang', caseId, CLAIM)).json<DoneBody>()
    const after = await rowsOf(ids)
    const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString()
    await env.DB.prepare('UPDATE case_actions SET at = ?')
      .bind(ago(24 * 60 + 1))
      .run()
    for (const [person, input] of [
      ['wang', { action }],
      ['chen', { action }],
      ['chen', { action: joined }],
    ] as const)
      expect((await undo(person, input)).status).toBe(409)
    expect(await (await undo('chen', { officer: 'wang' })).json()).toMatchObject({ undone: 0 })
    expect(await rowsOf(ids)).toEqual(after)
    await env.DB.prepare('UPDATE case_actions SET at = ?')
      .bind(ago(24 * 60 - 1))
      .run()
    expect((await undo('chen', { action })).status).toBe(200)
  })

  it('is no longer part of what the reporter is told', async () => {
    const { ids, caseId, bulk, undo } = await setUp(2)
    await bulk('wang', caseId, CLAIM)
    const { action } = await (await bulk('wang', caseId, CLOSE)).json<DoneBody>()
    await undo('wang', { action })
    const mac = await env.DB.prepare('SELECT receipt_mac FROM reports WHERE id = ?')
      .bind(ids[0])
      .first<string>('receipt_mac')
    const { reportStore } = await import('../../../functions/reports/report.store.ts')
    expect(await reportStore(env.DB).findByReceipt(mac ?? '')).toMatchObject({
      stage: 'received',
      history: [{ stage: 'received' }],
    })
  })

  it('twice at once is done once', async () => {
    const { ids, caseId, bulk, undo } = await setUp(4)
    const before = await rowsOf(ids)
    const { action } = await (await bulk('wang', caseId, CLAIM)).json<DoneBody>()
    const both = await Promise.all([undo('wang', { action }), undo('chen', { action })])
    const counts = await Promise.all(both.map((r) => r.json<{ undone: number }>()))
    expect(counts.map(({ undone }) => undone).sort()).toEqual([0, 4])
    expect(await rowsOf(ids)).toEqual(before)
    await expectHistories(ids)
  })
})

describe('an officer who wrecks what they can', () => {
  it('is stopped by the budget, and all of it is undone by a lead in one step', async () => {
    const { ids, caseId, bulk, undo, preview, console } = await setUp(110)
    const before = await rowsOf(ids)
    const answers: [number, number][] = []
    for (const asked of [CLAIM, CLOSE, CLAIM, CLOSE, CLAIM, CLOSE]) {
      const response = await bulk('wang', caseId, asked)
      const body = await response.json<{ changed?: number }>()
      answers.push([response.status, body.changed ?? 0])
    }
    const changed = answers.reduce((sum, [, n]) => sum + n, 0)
    expect(answers.some(([status]) => status === 429)).toBe(true)
    expect(changed).toBeLessThanOrEqual(200)
    // What a person needs is never refused.
    const open = (await preview('wang', caseId, CLAIM)).changes[0]?.id
    const claimed = await console.post('wang', `/api/v1/triage/reports/${open}/claim`)
    expect(claimed.status).toBe(200)
    await console.post('wang', `/api/v1/triage/reports/${open}/release`)

    expect((await undo('li', { officer: 'wang' })).status).toBe(403)
    const undone = await (await undo('chen', { officer: 'wang' })).json<{ undone: number }>()
    globalThis.console.log(
      `a vandal: ${changed} changes in bulk before the budget stopped it, undone in one step: ${undone.undone} reports`,
    )
    const after = await rowsOf(ids)
    expect(after).toEqual(before)
    await expectHistories(ids.slice(0, 20))
  })
})

async function setUp(n: number, overrides = {}) {
  const opened = await openCases(overrides)
  const ids = await opened.sendAlike(n, { private: { story: '对方让我先垫付。' } })
  const { caseId, action } = await opened.join('wang', ids.slice(0, 50))
  for (let from = 50; from < n; from += 50) {
    await opened.post('chen', '/cases', {
      ...{ case: caseId, reports: ids.slice(from, from + 50), reason: 'same-people' },
    })
  }
  return { ...opened, ids, caseId, joined: action }
}

const pick = ({ id, version }: { id: string; version: number }) => ({ id, version })

async function expectHistories(ids: readonly string[]) {
  for (const id of ids) {
    const events = (await triageStore(env.DB).file('jiangpan', id))?.events ?? []
    expect(await verifyReportChain(events, AUDIT_SECRET)).toEqual({
      ok: true,
      value: events.length,
    })
  }
}
