import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { createContext } from '../../../functions/context.ts'
import { fraud } from '../../../functions/reports/forms/fraud.ts'
import { openReportForm, postReportForm } from '../../../functions/reports/post-report-form.ts'
import { statisticsStore } from '../../../functions/statistics/statistics.store.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { openConsole, PEOPLE, type Person } from '../../support/console.ts'
import { countRows, NOW, testCentres, testEnv } from '../../support/door.ts'
import { fillForm } from '../../support/fill-form.ts'
import { makeReport } from '../../support/make-report.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'

const REPORTS = '/api/v1/triage/reports'

describe('a report that an officer enters', () => {
  it('is stored like any other, at their centre, with channel, officer and receipt', async () => {
    const { enter, open } = await atDesk()
    const response = await enter('wang', deskReport({ channel: 'phone' }))
    expect(response.status).toBe(201)
    const entered = await response.json<Entered>()
    expect(entered).toEqual({
      id: expect.stringMatching(/^[0-9a-z]{26}$/),
      reference: expect.stringMatching(/^[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}$/),
      receipt: expect.stringMatching(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/),
      stage: 'received',
    })
    const { facts, events, historyHolds } = await open('li', entered.id)
    expect(facts).toMatchObject({ channel: 'phone', stage: 'received', sealedBy: 'worker' })
    expect(historyHolds).toBe(true)
    expect(events[0]).toMatchObject({
      type: 'received',
      actor: 'wang',
      actorName: '王',
      data: { channel: 'phone' },
    })
  })

  it('may be sealed in the officer’s own browser, to the centre’s keys', async () => {
    const { enter, console, open } = await atDesk()
    const { centre, recovery } = console.door.keys
    const sealed = await makeSealedReport([centre, recovery])
    const response = await enter('wang', { ...sealed, channel: 'counter' })
    expect(response.status).toBe(201)
    const { id } = await response.json<Entered>()
    expect(id).toBe(sealed.sealed.id)
    expect((await open('wang', id)).facts).toMatchObject({
      channel: 'counter',
      sealedBy: 'browser',
    })
  })

  it('gets the lane and due time that it would have got by the portal', async () => {
    const { enter, console, open } = await atDesk()
    const { channel, ...same } = deskReport({ situation: 'paying-now' })
    const { id } = await (await enter('wang', { ...same, channel })).json<Entered>()
    const { reference } = await (await console.door.report(same)).json<Entered>()
    const online = await env.DB.prepare('SELECT lane, due_at FROM reports WHERE reference = ?')
      .bind(reference)
      .first()
    const { facts } = await open('wang', id)
    expect({ lane: facts.lane, due_at: facts.dueAt }).toEqual(online)
  })

  it('is never held against the crowd of one desk, nor told apart by its network', async () => {
    const { enter } = await atDesk({ withinBudget: async () => false })
    const body = deskReport({ situation: 'approached', stillInContact: false })
    const { id } = await (await enter('wang', body)).json<Entered>()
    const row = await env.DB.prepare(
      `SELECT r.lane, r.reasons, (SELECT count(*) FROM indicators i
         WHERE i.report_id = r.id AND i.source_mac IS NOT NULL) AS told FROM reports r WHERE id = ?`,
    )
      .bind(id)
      .first<{ lane: string; reasons: string; told: number }>()
    expect(row?.lane).not.toBe('to-verify')
    expect(row?.reasons).not.toContain('crowded')
    expect(row?.told).toBe(0)
  })

  it('sent twice is one report with one receipt', async () => {
    const { enter } = await atDesk()
    const key = crypto.randomUUID()
    const first = await (await enter('wang', deskReport(), key)).json()
    const before = await countRows('reports')
    expect(await (await enter('wang', deskReport(), key)).json()).toEqual(first)
    expect(await countRows('reports')).toBe(before)
  })

  it('of a list has no receipt that anyone could take', async () => {
    const { enter } = await atDesk()
    const response = await enter('wang', deskReport({ channel: 'import' }))
    expect(await response.json()).not.toHaveProperty('receipt')
  })

  it('counts like any report in the figures, and is not yet looked at', async () => {
    const { enter, open } = await atDesk()
    const before = await countRows('events')
    const { id } = await (await enter('wang', deskReport())).json<Entered>()
    await open('li', id)
    const { results } = await env.DB.prepare('SELECT max(no) AS no FROM events').run<{
      no: number
    }>()
    const last = results[0]?.no ?? before
    const events = await statisticsStore(env.DB, env.KV).eventsAfter(last - 2, 10)
    expect(events.map(({ type, firstLook }) => [type, firstLook])).toEqual([
      ['received', false],
      ['opened', true],
    ])
  })
})

describe('who may enter a report', () => {
  it.each<[Person | 'nobody', number]>([
    ['wang', 201],
    ['chen', 201],
    ['sun', 201],
    ['zhao', 403],
    ['wu', 403],
    ['he', 403],
    ['nobody', 403],
  ])('%s: %i', async (person, status) => {
    const { enter } = await atDesk()
    const before = await countRows('reports')
    expect((await enter(person, deskReport())).status).toBe(status)
    expect(await countRows('reports')).toBe(before + (status === 201 ? 1 : 0))
  })

  it('nobody without signing in, and nobody whom another site sends', async () => {
    const { console, enter } = await atDesk()
    const anonymous = await console.send(REPORTS, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(anonymous.status).toBe(401)
    const foreign = await enter('wang', deskReport(), undefined, { 'sec-fetch-site': 'cross-site' })
    expect(foreign.status).toBe(403)
  })

  it('another centre’s officer enters at that centre, and nobody at one that isn’t theirs', async () => {
    const { enter } = await atDesk()
    const { id } = await (await enter('sun', deskReport())).json<Entered>()
    const centre = await env.DB.prepare('SELECT centre_id FROM reports WHERE id = ?').bind(id)
    expect(await centre.first('centre_id')).toBe('elsewhere')
    const response = await enter('sun', deskReport({ centre: 'jiangpan' }))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      errors: [{ pointer: '/centre', code: 'invalid' }],
    })
  })
})

describe('how a report came', () => {
  it('is not for the public to say', async () => {
    const { console } = await atDesk()
    const before = await countRows('reports')
    for (const channel of ['web', 'phone', 'import']) {
      const response = await console.door.report(makeReport({ channel }))
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({
        errors: [{ pointer: '/channel', code: 'unknown-field' }],
      })
    }
    expect(await countRows('reports')).toBe(before)
  })

  it('is “web” for whatever came by the portal, by its plain form too', async () => {
    const { form } = await plainForm(undefined)
    await form({ channel: 'phone', story: '他骗我' })
    expect(await newest()).toMatchObject({ channel: 'web' })
  })

  it.each([
    [{}, 'required'],
    [{ channel: 'web' }, 'invalid'],
    [{ channel: 'pigeon' }, 'invalid'],
  ])('has to be said at the desk: %j', async ({ channel }: { channel?: string }, code) => {
    const { enter } = await atDesk()
    const response = await enter('wang', { ...deskReport(), channel })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ errors: [{ pointer: '/channel', code }] })
  })
})

describe('the desk’s form without JavaScript', () => {
  it('stores what was said, and who wrote it down', async () => {
    const { form } = await plainForm('wang')
    const view = await form({ channel: 'counter', 'indicator-0-value': '139 1234 5678' })
    expect(view).toMatchObject({ view: 'received', receipt: expect.any(String) })
    const { id, ...stored } = await newest()
    expect(stored).toMatchObject({ channel: 'counter', actor: 'wang' })
    const sources = env.DB.prepare('SELECT source_mac FROM indicators WHERE report_id = ?').bind(id)
    expect((await sources.run()).results).toEqual([{ source_mac: null }])
  })

  it('comes back with what was typed where nobody said how it came', async () => {
    const { form } = await plainForm('wang')
    const view = await form({ story: '他骗我' })
    expect(view).toMatchObject({
      status: 422,
      problems: [{ field: 'channel', code: 'required' }],
    })
    expect(view.view === 'form' && view.answers.get('story')).toEqual(['他骗我'])
  })

  it('says nothing of a notice that whoever wrote a letter never saw', async () => {
    const { form } = await plainForm('wang')
    await form({ channel: 'phone', story: '他骗我' })
    expect((await newest()).notice_version).toBe('2026-11')
    const { form: letter } = await plainForm('wang')
    await letter({ channel: 'letter', story: '他骗我' })
    expect((await newest()).notice_version).toBeNull()
  })
})

interface Entered {
  readonly id: string
  readonly reference: string
  readonly receipt?: string
}

const deskReport = (changes: Record<string, unknown> = {}) => ({
  ...makeReport({ payments: undefined, occurredOn: undefined }),
  channel: 'phone',
  ...changes,
})

async function atDesk(overrides: Parameters<typeof openConsole>[0] = {}) {
  const console = await openConsole(overrides)
  const enter = (
    person: Person | 'nobody',
    body: unknown,
    key: string = crypto.randomUUID(),
    headers: Record<string, string> = {},
  ) =>
    console.as(person, REPORTS, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, ...headers },
      body: JSON.stringify(body),
    })
  const open = async (person: Person, id: string) =>
    (await console.as(person, `${REPORTS}/${id}`)).json<OpenedReport>()
  return { console, enter, open }
}

/** The plain form, opened and sent as somebody of the public or as an officer. */
async function plainForm(person: Person | undefined) {
  const { door } = await openConsole()
  const ctx = createContext(testEnv(), {
    clock: () => NOW,
    centres: testCentres(door.keys),
    withinBudget: async () => true,
    log: () => {},
  })
  const { token } = (await openReportForm(ctx)) as { token: string }
  const form = (answers: Record<string, string>) =>
    postReportForm(
      ctx,
      fraud,
      new Request('https://jingzhong.test/', {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'cf-connecting-ip': '203.0.113.7',
        },
        body: fillForm({ token, ...answers }).toString(),
      }),
      { locale: 'zh-CN', ...(person && { officer: PEOPLE[person] }) },
    )
  return { form }
}

const newest = async () =>
  (await env.DB.prepare(
    'SELECT r.*, e.actor FROM reports r JOIN events e ON e.report_id = r.id ORDER BY e.no DESC LIMIT 1',
  ).first<Record<string, unknown>>()) ?? {}
