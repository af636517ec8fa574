import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { MOST_JOINED } from '../../../functions/cases/vocabulary.ts'
import { type DoneBody, openCases, rowsOf } from '../../support/cases.ts'

describe('two cases that are merged', () => {
  it('are one, under the reference of the first, and the other says where its reports are', async () => {
    const { merge, open, into, from, ids } = await twoCases()
    const done = await body(await merge('wang', into, { from }))
    expect(done).toMatchObject({ caseId: into, changed: 2, leftAlone: [] })
    const [one, other] = [await open('li', into), await open('li', from)]
    expect(one.reports.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(one.line).toMatchObject({ reports: 4, sources: 2, amounts: 4, amountFen: 4_000_000 })
    expect(one.events.at(-1)).toMatchObject({ type: 'merge', actor: 'wang', data: { count: 2 } })
    expect([other.line.reports, other.terms, other.reports]).toEqual([0, [], []])
    expect(other.events.at(-1)).toMatchObject({ type: 'merged', data: { into, count: 2 } })
    expect([one.historyHolds, other.historyHolds]).toEqual([true, true])
  })

  it('stand in the history of each report that moved, and of no other', async () => {
    const { console, merge, into, from, ids } = await twoCases()
    await merge('wang', into, { from })
    const told = await Promise.all(
      ids.map(async (id) => {
        const file = await console.as('wang', `/api/v1/triage/reports/${id}`)
        const { events, historyHolds } = await file.json<Opened>()
        return [events.filter(({ type }) => type === 'case-moved').length, historyHolds]
      }),
    )
    expect(told).toEqual([
      [0, true],
      [0, true],
      [1, true],
      [1, true],
    ])
  })

  it('are two again, as they were, once that is undone', async () => {
    const { merge, undo, open, into, from, ids } = await twoCases()
    const [before, rows] = [await places(), await rowsOf(ids)]
    const { action } = await body(await merge('wang', into, { from }))
    expect(await places()).not.toEqual(before)
    expect(await (await undo('wang', { action })).json()).toMatchObject({
      ...{ undone: 2, leftAlone: [] },
    })
    expect([await places(), await rowsOf(ids)]).toEqual([before, rows])
    for (const id of [into, from]) {
      const { line, events, historyHolds, terms } = await open('wang', id)
      expect([line.reports, line.sources, terms.length > 0, historyHolds]).toEqual([
        2,
        2,
        true,
        true,
      ])
      expect(events.at(-1)).toMatchObject({ type: 'undone', data: { count: 2 } })
    }
  })

  it('leave a report where somebody has put it since, when that is undone', async () => {
    const { merge, undo, post, into, from, ids } = await twoCases()
    const { action } = await body(await merge('wang', into, { from }))
    await post('li', `/cases/${into}/leave`, { reports: [ids[3]], reason: 'shared-by-chance' })
    expect(await (await undo('wang', { action })).json()).toMatchObject({
      undone: 1,
      leftAlone: [{ id: ids[3], why: 'changed-since' }],
    })
    expect(await places()).toMatchObject({ [ids[2] ?? '']: from })
    expect(await places()).not.toHaveProperty(ids[3] ?? '')
  })

  it.each([
    ['as it stands', (reference: string) => reference],
    ['in small letters, without dashes', (r: string) => r.toLowerCase().replaceAll('-', '')],
    ['without its C', (r: string) => r.slice(2)],
    ['full-width, with spaces', (r: string) => ` ${r.replaceAll('-', ' ').normalize('NFKC')} `],
  ])('may be named by a reference %s', async (_, typed) => {
    const { merge, open, into, from } = await twoCases()
    const { reference } = (await open('wang', from)).line
    expect(await body(await merge('wang', into, { reference: typed(reference) }))).toMatchObject({
      ...{ caseId: into, changed: 2 },
    })
  })

  it('aren’t one and the same, nor another centre’s, nor unknown', async () => {
    const { merge, open, into, from } = await twoCases()
    const { reference } = (await open('wang', from)).line
    const before = await places()
    await env.DB.prepare("UPDATE cases SET centre_id = 'elsewhere' WHERE id = ?").bind(from).run()
    const answers = await Promise.all([
      merge('wang', into, { from: into }),
      merge('wang', into, { from }),
      merge('wang', into, { reference }),
      merge('sun', into, { from }),
      merge('sun', from, { from: into }),
      merge('wang', into, { reference: 'C-222-222-222' }),
      merge('wang', into, { from, reference }),
      merge('wang', into, {}),
    ])
    expect(answers.map(({ status }) => status)).toEqual([422, 404, 422, 404, 404, 422, 422, 422])
    expect(await places()).toEqual(before)
  })

  it('have all that somebody joins to the other at the same moment in one of them', async () => {
    const { merge, join, send, into, from, ids } = await twoCases()
    const late = await send({ indicators: [SHOP] }, '198.51.200.1')
    const [merged] = await Promise.all([
      merge('wang', into, { from }),
      join('li', [ids[2] ?? '', late]),
      merge('chen', into, { from }),
    ])
    expect(merged.status).toBe(200)
    const found = await places()
    expect(Object.keys(found).sort()).toEqual([...ids, late].sort())
    const { results } = await env.DB.prepare('SELECT id, reports FROM cases').all<CaseCount>()
    for (const { id, reports } of results) {
      expect([id, Object.values(found).filter((home) => home === id).length]).toEqual([id, reports])
    }
  })

  it('aren’t merged where more would move than one step undoes', async () => {
    const { merge, into, from } = await twoCases()
    await env.DB.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
       INSERT INTO case_reports (report_id, case_id, centre_id, action_id)
       SELECT 'made-up-' || i, ?1, 'jiangpan', 'x' FROM n`,
    )
      .bind(from, MOST_JOINED - 1)
      .run()
    const answer = await merge('wang', into, { from })
    expect(await answer.json()).toMatchObject({ errors: [{ pointer: '', code: 'too-many' }] })
  })

  it('cost one of the budget, however many reports move', async () => {
    const { merge, into, from } = await twoCases()
    await env.DB.prepare('DELETE FROM spent_actions').run()
    await merge('wang', into, { from })
    const spent = await env.DB.prepare('SELECT SUM(n) AS n FROM spent_actions').first<number>('n')
    expect(spent).toBe(1)
  })
})

it('what was joined and taken out again is nowhere, once all of it is undone', async () => {
  const { sendAlike, join, post, undo } = await openCases()
  const ids = await sendAlike(2)
  const { caseId } = await join('wang', ids)
  await post('wang', `/cases/${caseId}/leave`, { reports: ids, reason: 'joined-by-mistake' })
  await undo('chen', { officer: 'wang' })
  expect(await places()).toEqual({})
})

interface Opened {
  readonly events: { type: string }[]
  readonly historyHolds: boolean
}
interface CaseCount {
  readonly id: string
  readonly reports: number
}

const SHOP = { kind: 'url', value: 'https://evil-shop.top/pay' }

/** Two cases of two reports each: the first two ids are in `into`, the others in `from`. */
async function twoCases() {
  const cases = await openCases()
  const ones = await cases.sendAlike(2)
  const others = [
    await cases.send({ indicators: [SHOP] }, '198.51.101.1'),
    await cases.send({ indicators: [SHOP] }, '198.51.102.1'),
  ]
  const { caseId: into } = await cases.join('wang', ones)
  const { caseId: from } = await cases.join('wang', others)
  return { ...cases, into, from, ids: [...ones, ...others] }
}

const body = async (answer: Response): Promise<DoneBody> => answer.json()

/** Which report is in which case. */
async function places(): Promise<Record<string, string>> {
  const { results } = await env.DB.prepare('SELECT report_id, case_id FROM case_reports').all<{
    report_id: string
    case_id: string
  }>()
  return Object.fromEntries(results.map((row) => [row.report_id, row.case_id]))
}
