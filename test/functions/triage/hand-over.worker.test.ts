import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { storeReport } from '../../support/stored-report.ts'

describe('handing a report over', () => {
  it('gives it to a colleague, who reads in their own list by whom and why', async () => {
    const { hand, mine, open } = await setUp({ claimed_by: 'wang' })
    expect((await hand('wang', 'li')).status).toBe(200)
    const handover = { fromId: 'wang', fromName: '王', reason: 'shift-change' }
    expect((await mine('li'))[0]?.handover).toMatchObject(handover)
    expect(await mine('wang')).toEqual([])
    expect((await open('li')).handover).toMatchObject(handover)
  })

  it('stands in the history with the reason', async () => {
    const { hand, open } = await setUp({ claimed_by: 'wang' })
    await hand('wang', 'li')
    const { events, historyHolds } = await open('li')
    expect(events.find(({ type }) => type === 'handed')).toMatchObject({
      actor: 'wang',
      toName: '李',
      data: { to: 'li', from: 'wang', reason: 'shift-change' },
    })
    expect(historyHolds).toBe(true)
  })

  it.each<[string, Person, string | null, number, string?]>([
    ['who holds it', 'wang', 'wang', 200],
    ['nobody who doesn’t', 'li', 'wang', 409, 'held-by-another'],
    ['nobody before they have it', 'wang', null, 409, 'not-claimed'],
    ['a lead, what nobody has', 'chen', null, 200],
    ['a lead, what somebody has', 'chen', 'wang', 200],
    ['no reader', 'zhao', null, 403, 'forbidden'],
    ['no school', 'he', null, 403, 'forbidden'],
  ])('is for %s', async (_, person, claimed_by, status, code) => {
    const { hand, stored } = await setUp({ claimed_by })
    const answer = await hand(person, person === 'li' ? 'wang' : 'li')
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
    expect(await stored()).toMatchObject({ claimed_by: status === 200 ? 'li' : claimed_by })
  })

  it.each([
    ['another centre’s officer', 'sun'],
    ['a reader', 'zhao'],
    ['an admin', 'wu'],
    ['a school’s staff', 'he'],
    ['somebody who has left', 'former'],
    ['nobody we know', 'ghost'],
    ['who has it already', 'wang'],
  ])('can’t be to %s', async (_, to) => {
    const { hand, stored } = await setUp({ claimed_by: 'wang' })
    for (const person of ['wang', 'chen'] as const) {
      const answer = await hand(person, to)
      expect([answer.status, await codeOf(answer)]).toEqual([422, 'invalid'])
    }
    expect(await stored()).toMatchObject({ claimed_by: 'wang', version: 1 })
  })

  it('reaches nothing of another centre, whoever is named', async () => {
    const { hand } = await setUp({ claimed_by: 'wang' })
    expect([(await hand('sun', 'wang')).status, (await hand('sun', 'sun')).status]).toEqual([
      422, 404,
    ])
  })

  it('is one of two at once; the slower is told who holds it, and leaves no trace', async () => {
    const { hand, stored, open } = await setUp({ claimed_by: null })
    const answers = await Promise.all([hand('chen', 'wang'), hand('chen', 'li')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const holder = (await stored())?.claimed_by
    expect(answers[holder === 'wang' ? 0 : 1]?.status).toBe(200)
    const { events, handover } = await open('chen')
    expect(events.filter(({ type }) => type === 'handed')).toMatchObject([{ data: { to: holder } }])
    expect(handover).toMatchObject({ fromId: 'chen' })
    const slower = answers.find(({ status }) => status === 409)
    expect(slower && (await codeOf(slower))).toBe('held-by-another')
  })

  it('overwrites nothing that was decided since it was seen, and nothing that has ended', async () => {
    const { hand, post, stored } = await setUp({ claimed_by: 'wang' })
    await post('wang', 'decision', { version: 1, stage: 'assessed', reason: 'plausible' })
    expect(await codeOf(await hand('wang', 'li'))).toBe('conflict')
    expect(await stored()).toMatchObject({ claimed_by: 'wang', stage: 'assessed' })
    const ended = await setUp({ open: 0, stage: 'closed', claimed_by: null })
    expect(await codeOf(await ended.hand('chen', 'li'))).toBe('conflict')
  })

  it('takes no words, which would stand open in the database', async () => {
    const { hand, stored } = await setUp({ claimed_by: 'wang' })
    const answer = await hand('wang', 'li', { note: '她五点以后接电话' })
    expect([answer.status, await codeOf(answer)]).toEqual([422, 'invalid'])
    expect(await stored()).toMatchObject({ claimed_by: 'wang' })
  })

  it('is over with the claim: who takes it on again has it from nobody', async () => {
    const { hand, post, open, mine } = await setUp({ claimed_by: 'wang' })
    await hand('wang', 'li')
    await post('li', 'release')
    expect((await open('li')).handover).toBeNull()
    await post('li', 'claim')
    expect([(await open('li')).handover, (await mine('li'))[0]?.handover]).toEqual([
      null,
      undefined,
    ])
  })
})

it('why it was handed over goes with the report that is taken back', async () => {
  const { console } = await setUp()
  const sent = makeReport({ also: ['gave-info'] })
  const { receipt } = await (await console.door.report(sent)).json<{ receipt: string }>()
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  const id = await env.DB.prepare(
    "SELECT id FROM reports WHERE centre_id = 'jiangpan' ORDER BY created_at DESC LIMIT 1",
  ).first<string>('id')
  const given = { version: 1, to: 'li', reason: 'away' }
  await console.post('chen', `/api/v1/triage/reports/${id}/handover`, given)
  const kept = () =>
    env.DB.prepare('SELECT COUNT(*) AS n FROM handovers WHERE report_id = ?').bind(id).first('n')
  expect(await kept()).toBe(1)
  const authorization = `Receipt ${await receiptAuth(bytes.value)}`
  await console.door.fetch('/api/v1/reports/withdrawal', {
    method: 'POST',
    headers: { authorization },
  })
  expect(await kept()).toBe(0)
})

it('the list of colleagues has who of the centre handles reports and is let in', async () => {
  const { console } = await setUp()
  const answer = await console.as('wang', '/api/v1/triage/colleagues')
  const { colleagues } = await answer.json<{ colleagues: { id: string }[] }>()
  const known = ['chen', 'former', 'he', 'li', 'sun', 'wang', 'wu', 'zhao']
  expect(
    colleagues
      .map(({ id }) => id)
      .filter((id) => known.includes(id))
      .sort(),
  ).toEqual(['chen', 'li', 'wang'])
})

async function setUp(row: Parameters<typeof storeReport>[1] = {}) {
  await env.DB.prepare("UPDATE reports SET centre_id = 'past', claimed_by = NULL").run()
  // A second passes with each look at the clock.
  let seconds = 0
  const clock = () => new Date(NOW.getTime() + 1_000 * seconds++)
  const console = await openConsole({ clock })
  const claimed_at = row.claimed_by ? '2026-11-22T01:00:00.000Z' : null
  const id = await storeReport(env.DB, { ...row, claimed_at })
  const post = (person: Person, verb: string, body?: unknown) =>
    console.post(person, `/api/v1/triage/reports/${id}/${verb}`, body)
  return {
    console,
    post,
    hand: (person: Person, to: string, more: { note?: string } = {}) =>
      post(person, 'handover', { version: 1, to, reason: 'shift-change', ...more }),
    mine: async (person: Person) => {
      const answer = await console.as(person, '/api/v1/triage/queue?holder=me')
      return (await answer.json<{ reports: { id: string; handover?: unknown }[] }>()).reports
    },
    open: async (person: Person): Promise<OpenedReport> =>
      (await console.as(person, `/api/v1/triage/reports/${id}`)).json(),
    stored: async () =>
      env.DB.prepare('SELECT * FROM reports WHERE id = ?')
        .bind(id)
        .first<Record<string, unknown>>(),
  }
}

async function codeOf(answer: Response): Promise<string | undefined> {
  return (await answer.clone().json<{ code?: string }>()).code
}
