// Longer than most files: what two centres may and may not do with one referral is read side by side.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { alertUrgent } from '../../../functions/alerts/alert-urgent.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import { openReceived, type ReceivedReferral } from '../../../functions/referrals/open-received.ts'
import { referralStore } from '../../../functions/referrals/referral.store.ts'
import type { HandedWrap, Referral } from '../../../functions/referrals/referral.ts'
import { openPart } from '../../../functions/sealing/envelope.ts'
import { rewrapPart } from '../../../functions/sealing/rewrap.ts'
import type { Recipient, SealedPart } from '../../../functions/sealing/sealed-part.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { countingRows } from '../../../scripts/bench/counting-rows.store.ts'
import { fullScansOf, planOf } from '../../../scripts/bench/query-plans.store.ts'
import { openConsole, PEOPLE, type Person } from '../../support/console.ts'
import { NOW, type TestKey } from '../../support/door.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'
import { AUDIT_SECRET, storeReport } from '../../support/stored-report.ts'

const API = '/api/v1/triage'
const inMinutes = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000).toISOString()
const LONG_AGO = '2020-01-01T00:00:00.000Z'

beforeEach(() =>
  env.DB.batch([
    env.DB.prepare("UPDATE reports SET centre_id = 'past', open = 0"),
    env.DB.prepare("UPDATE referrals SET centre_id = 'past', to_centre = NULL"),
    env.DB.prepare('DELETE FROM alerts'),
  ]),
)

describe('what is handed to another centre', () => {
  it('opens there with that centre’s key: what was chosen, and nothing else', async () => {
    const { received, keys, id } = await handed(['facts', 'story'])
    const { parts, facts, indicators } = await received()
    expect(parts.map(({ part }) => part)).toEqual(['story'])
    expect(await open(id, parts[0], keys.otherCentre)).toEqual({ ok: true, value: STORY })
    expect(facts).toMatchObject({ scamType: 'task-rebate', channel: 'web' })
    expect(indicators).toEqual([])
  })

  it('keeps who works on it, what they wrote and the keys of the centre that it is from', async () => {
    const { received, keys } = await handed(['facts', 'indicators', 'story', 'contact'])
    const told = JSON.stringify(await received())
    for (const kept of ['claimedBy', 'receiptKey', 'tasks', 'messages', 'events', 'reasons'])
      expect(told).not.toContain(`"${kept}"`)
    for (const { kid } of [keys.centre, keys.recovery]) expect(told).not.toContain(kid)
  })

  it('shows its open facts even where nobody ticked them', async () => {
    const { referral } = await handed(['indicators'])
    expect(referral.parts).toEqual(['facts', 'indicators'])
  })

  it('is looked at there in the report’s own history, by name and centre', async () => {
    const { received, id } = await handed()
    await received()
    const look = await env.DB.prepare(
      "SELECT actor, data FROM events WHERE report_id = ? AND type = 'opened' ORDER BY seq DESC",
    )
      .bind(id)
      .first<{ actor: string; data: string }>()
    expect(look?.actor).toBe('sun')
    expect(JSON.parse(look?.data ?? '')).toMatchObject({ centre: 'elsewhere' })
  })

  it('is answered there: the referral says it, the report is looked at again today, its stage stays', async () => {
    const { say, id, reportOf } = await handed()
    expect((await say('sun', { state: 'received', theirNumber: '反诈〔2026〕7号' })).status).toBe(
      200,
    )
    const answered = await say('sun', { state: 'answered', answer: 'filed' })
    expect(await answered.json()).toMatchObject({
      ...{ state: 'answered', answer: 'filed', theirNumber: '反诈〔2026〕7号' },
    })
    const { stage, due_at } = await reportOf(id)
    expect(stage).toBe('referred')
    expect(due_at).toBe(new Date(NOW.getTime() + 8 * 3_600_000).toISOString())
  })

  it('leaves a history that holds, whoever wrote to it', async () => {
    const { received, say, id } = await handed()
    await received()
    await say('sun', { state: 'received' })
    await say('sun', { state: 'answered', answer: 'dealt-with' })
    const file = await triageStore(env.DB).file('jiangpan', id)
    expect(await verifyReportChain(file?.events ?? [], AUDIT_SECRET)).toMatchObject({ ok: true })
    expect(file?.events.map(({ type, actor }) => `${actor} ${type}`)).toEqual([
      ...['reporter received', 'wang claimed', 'wang referral', 'wang referral'],
      ...['wang decided', 'sun opened', 'sun referral', 'sun referral'],
    ])
  })

  it('waits there as long as its lane says, a lane longer once it is received, and is looked at here the day that it is answered', async () => {
    const { referral, say } = await handed()
    expect(referral).toMatchObject({ lane: 'urgent' })
    expect(referral.answerDue).toBe(new Date(NOW.getTime() + 30 * 60_000).toISOString())
    const today = new Date(NOW.getTime() + 8 * 3_600_000).toISOString()
    const got = await (await say('sun', { state: 'received' })).json<Referral>()
    expect(got).toMatchObject({ answerDue: today, receivedBy: '孙' })
    const answered = await say('sun', { state: 'answered', answer: 'dealt-with' })
    expect(await answered.json()).toMatchObject({ answerDue: today })
  })

  it('is told to those on duty there while it is urgent and nobody has received it', async () => {
    const { console, say, reference } = await handed()
    const said: string[] = []
    const bot = { service: 'x', say: async (text: string) => Boolean(said.push(text)) }
    const ctx = { ...(await contextOf(console)), bots: [bot] }
    await alertUrgent(ctx)
    expect(said.join()).toContain(reference)
    await env.DB.prepare('UPDATE alerts SET at = ?').bind(LONG_AGO).run()
    await say('sun', { state: 'received' })
    await alertUrgent({ ...ctx, bots: [bot, bot] })
    expect(said).toHaveLength(1)
  })

  it('counts as urgent in the consoles of that centre until it is received', async () => {
    const { console, referral, say } = await handed()
    const urgent = async () => (await console.as('sun', `${API}/urgent`)).json()
    expect(await urgent()).toEqual({ unclaimed: 1, handed: 1, ids: [referral.id] })
    await say('sun', { state: 'received' })
    expect(await urgent()).toEqual({ unclaimed: 0, handed: 0, ids: [] })
  })

  it('stands in the lists of both, and in the wait of the one that has it', async () => {
    const { console, referral } = await handed()
    const listed = async (person: Person, query = '') => {
      const page = await console.as(person, `${API}/referrals${query}`)
      return (await page.json<{ referrals: Referral[] }>()).referrals.map(({ id }) => id)
    }
    expect(await listed('wang')).toEqual([referral.id])
    expect(await listed('sun', '?box=received')).toEqual([referral.id])
    expect(await listed('sun')).toEqual([])
    expect(await listed('wang', '?box=received')).toEqual([])
    const shift = await console.as('sun', `${API}/shift`)
    expect(await shift.json()).toMatchObject({ waits: { handed: { all: 1, urgent: 1 } } })
  })

  it.each<[string, readonly object[]]>([
    ['before it is received', []],
    ['once it is received', [{ state: 'received' }]],
    ['once it is answered', [{ state: 'answered', answer: 'filed' }]],
  ])('can be taken back %s: then nothing of it is there any more', async (_, said) => {
    const { console, path, say, received, id } = await handed()
    for (const body of said) await say('sun', body)
    expect((await console.post('wang', path, { state: 'dropped' })).status).toBe(200)
    await expect(received()).rejects.toThrow('404')
    expect((await say('sun', { state: 'received' })).status).toBe(404)
    expect(await column(id, 'wraps')).toBe(null)
  })

  it('is as urgent again as it was once it is taken back, and goes on in that lane to the next', async () => {
    const { console, path, id, reportOf, wraps, again } = await handed()
    await console.post('wang', path, { state: 'dropped' })
    expect(await reportOf(id)).toMatchObject({ lane: 'urgent', due_at: inMinutes(30) })
    const sent = await console.post('wang', await again(), { ...SENT, wraps })
    expect(await sent.json()).toMatchObject({ lane: 'urgent', answerDue: inMinutes(30) })
  })

  it('stays at its pace where another centre or an authority still has it', async () => {
    const { console, path, id, reportOf } = await handed()
    const outside = await console.post('wang', `${API}/reports/${id}/referrals`, {
      ...{ to: 'local-police', parts: ['facts'] },
    })
    const other = `${API}/reports/${id}/referrals/${(await outside.json<Referral>()).id}`
    expect((await console.post('wang', other, { state: 'sent' })).status).toBe(200)
    await console.post('wang', path, { state: 'dropped' })
    expect(await reportOf(id)).toMatchObject({ lane: 'routine' })
  })

  it('is gone there with its words when its reporter withdraws, rings no more, and takes no word back', async () => {
    const { console, received, say, withdraw, id } = await handed(['facts', 'story'])
    expect(await column(id, 'wraps')).toContain('story')
    expect((await withdraw()).status).toBe(200)
    expect(await column(id, 'wraps')).toBe(null)
    expect(await received()).toMatchObject({ erased: true, parts: [], facts: { details: {} } })
    const urgent = await console.as('sun', `${API}/urgent`)
    expect(await urgent.json()).toEqual({ unclaimed: 0, handed: 0, ids: [] })
    const shift = await console.as('sun', `${API}/shift`)
    expect(await shift.json()).toMatchObject({ waits: { handed: { all: 0, urgent: 0 } } })
    const late = await say('sun', { state: 'received', theirNumber: '7号' })
    expect(late.status).toBe(409)
    expect(await column(id, 'their_number')).toBe(null)
  })

  it('that was taken back while it was opened isn’t given any more', async () => {
    const { console, referral } = await handed()
    const ctx = await contextOf(console)
    const caseOf: typeof ctx.triage.caseOf = async (...asked) => {
      await env.DB.prepare("UPDATE referrals SET state = 'dropped' WHERE id = ?")
        .bind(referral.id)
        .run()
      return ctx.triage.caseOf(...asked)
    }
    const changed = { ...ctx, triage: { ...ctx.triage, caseOf } }
    expect(await openReceived(changed, PEOPLE.sun, referral.id)).toEqual({
      ...{ ok: false, error: 'not-found' },
    })
  })

  it('is looked at anew each time: every look is an event', async () => {
    const { received, id } = await handed()
    for (const _ of [1, 2]) await received()
    const looks = await env.DB.prepare(
      "SELECT COUNT(*) AS n FROM events WHERE report_id = ? AND type = 'opened' AND actor = 'sun'",
    )
      .bind(id)
      .first('n')
    expect(looks).toBe(2)
  })

  it('is found there by its reference, and by nobody else’s search', async () => {
    const { console, reference, referral } = await handed()
    const search = async (person: Person) =>
      (await console.post(person, `${API}/search`, { q: reference })).json()
    const there = [{ id: referral.id, fromCentre: 'jiangpan' }]
    expect(await search('sun')).toMatchObject({ reports: [], received: there })
    expect(await search('wang')).toMatchObject({ reports: [{ reference }], received: [] })
  })

  it('is a deed of whoever does it, in their own centre’s shift', async () => {
    const { console, say } = await handed()
    await env.DB.prepare('DELETE FROM deeds').run()
    await say('sun', { state: 'received' })
    const done = async (person: Person) =>
      (await (await console.as(person, `${API}/shift`)).json<{ done: object[] }>()).done
    expect(await done('sun')).toEqual([{ type: 'referral', all: 1, own: 1 }])
    expect(await done('wang')).toEqual([])
  })

  it('answered again after its report has ended keeps nothing longer', async () => {
    const { say, id } = await handed()
    await say('sun', { state: 'answered', answer: 'filed' })
    await env.DB.prepare("UPDATE reports SET open = 0, stage = 'closed' WHERE id = ?")
      .bind(id)
      .run()
    expect((await say('sun', { state: 'answered', answer: 'filed' })).status).toBe(409)
  })
})

describe('nobody else reads it, and nobody else answers it', () => {
  it.each<[string, Person, number]>([
    ['the centre that sent it', 'wang', 404],
    ['a reader of the sending centre', 'zhao', 404],
    ['an admin of the centre that got it may look', 'gao', 200],
  ])('%s', async (_, person, status) => {
    const { console, there } = await handed()
    expect((await console.as(person, there)).status).toBe(status)
  })

  it.each<[string, Person, number]>([
    ['the centre that sent it', 'wang', 404],
    ['an admin of the centre that got it', 'gao', 403],
    ['a school’s contact', 'he', 403],
  ])('%s doesn’t answer', async (_, person, status) => {
    const { say } = await handed()
    expect((await say(person, { state: 'received' })).status).toBe(status)
  })

  it('a third centre finds nothing', async () => {
    const { console, there, say } = await handed()
    await env.DB.prepare("UPDATE officers SET centre_id = 'third' WHERE id = 'sun'").run()
    const [read, said] = [await console.as('sun', there), await say('sun', { state: 'received' })]
    const list = await console.as('sun', `${API}/referrals?box=received`)
    await env.DB.prepare("UPDATE officers SET centre_id = 'elsewhere' WHERE id = 'sun'").run()
    expect([read.status, said.status]).toEqual([404, 404])
    expect(await list.json()).toMatchObject({ referrals: [] })
  })

  it('what is only drafted isn’t there yet', async () => {
    const { console, there } = await drafted(['facts', 'story'])
    expect((await console.as('sun', there)).status).toBe(404)
    const list = await console.as('sun', `${API}/referrals?box=received&list=waiting`)
    expect(await list.json()).toMatchObject({ referrals: [] })
  })

  it('and the report itself stays where it is: no door of it opens to the other centre', async () => {
    const { console, id, path } = await handed()
    for (const room of ['', '/referrals', '/links'])
      expect((await console.as('sun', `${API}/reports/${id}${room}`)).status).toBe(404)
    expect((await console.as('sun', path)).status).toBe(404)
    const acts = {
      ...{ claim: {}, release: {}, lane: { version: 3, lane: 'today', reason: 'money-moves' } },
      decision: { version: 3, stage: 'closed', reason: 'advice-given' },
      keep: { version: 3, reason: 'police-asked' },
      referrals: { to: 'local-police', parts: ['facts'] },
    }
    for (const [act, body] of Object.entries(acts))
      expect([
        act,
        (await console.post('sun', `${API}/reports/${id}/${act}`, body)).status,
      ]).toEqual([...[act, 404]])
  })
})

describe('nothing is handed over', () => {
  it.each<[string, string]>([
    ['to the own centre', 'centre:jiangpan'],
    ['to a centre that isn’t one', 'centre:nowhere'],
    ['to an entry of the directory that is called like a centre', 'elsewhere'],
  ])('%s', async (_, to) => {
    const console = await openConsole()
    const id = await storeReport(env.DB, { claimed_by: 'wang' })
    const body = { to, parts: ['facts'] }
    const refused = await console.post('wang', `${API}/reports/${id}/referrals`, body)
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/to' }] })
  })

  it.each<[string, (wraps: HandedWrap[], keys: Keys) => unknown]>([
    ['without the wraps', () => undefined],
    ['with one missing', (wraps) => wraps.slice(1)],
    ['with a part twice', ([one]) => [one, one]],
    ['with a part that doesn’t go', (wraps) => [...wraps, { ...wraps[0], part: 'contact' }]],
    [
      'wrapped for the own centre',
      ([one, ...rest], keys) => [{ ...one, kid: keys.centre.kid }, ...rest],
    ],
    [
      'wrapped for the recovery key',
      ([one, ...rest], keys) => [{ ...one, kid: keys.recovery.kid }, ...rest],
    ],
  ])('%s', async (_, spoil) => {
    const { console, path, wraps, keys, id, reportOf } = await drafted([
      ...['facts', 'story', 'payments'],
    ])
    const body = { ...SENT, wraps: spoil(wraps, keys) }
    const refused = await console.post('wang', path, body)
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/wraps' }] })
    expect((await reportOf(id)).stage).toBe('received')
  })

  it('without saying why, so that they know', async () => {
    const { console, path, wraps } = await drafted(['facts', 'story'])
    const refused = await console.post('wang', path, { state: 'sent', wraps })
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/reason' }] })
  })

  it('to a centre that has it and hasn’t answered', async () => {
    const { console, id, say } = await handed()
    const draft = () =>
      console.post('wang', `${API}/reports/${id}/referrals`, {
        ...{ to: 'centre:elsewhere', parts: ['facts'] },
      })
    expect((await draft()).status).toBe(409)
    await say('sun', { state: 'answered', answer: 'more-wanted' })
    expect((await draft()).status).toBe(201)
  })

  it('to a centre that has no key any more', async () => {
    const { path, console, wraps } = await drafted(['facts'])
    await env.DB.prepare(
      "UPDATE referrals SET to_centre = 'gone' WHERE to_centre = 'elsewhere'",
    ).run()
    const refused = await console.post('wang', path, { ...SENT, wraps })
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/wraps' }] })
  })

  it('and no wraps go with a referral to an authority outside', async () => {
    const { console, id, wraps } = await drafted(['facts', 'story'])
    const outside = await console.post('wang', `${API}/reports/${id}/referrals`, {
      ...{ to: 'local-police', parts: ['facts', 'story'] },
    })
    const path = `${API}/reports/${id}/referrals/${(await outside.json<Referral>()).id}`
    const refused = await console.post('wang', path, { ...SENT, wraps })
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/wraps' }] })
  })
})

describe('what only the other centre says', () => {
  it.each<[string, object]>([
    ['that it has it', { state: 'received' }],
    ['what came of it', { state: 'answered', answer: 'filed' }],
  ])('%s', async (_, body) => {
    const { console, path } = await handed()
    const refused = await console.post('wang', path, body)
    expect(await refused.json()).toMatchObject({ errors: [{ pointer: '/state' }] })
  })

  it('nobody here says otherwise: its answer is read, once, and moves the report on where it says so', async () => {
    const { console, path, say, id, reportOf } = await handed()
    await say('sun', { state: 'answered', answer: 'filed', theirNumber: '7号' })
    const waits = async () =>
      (await (await console.as('wang', `${API}/shift`)).json<{ waits: { handed: object } }>()).waits
    expect(await waits()).toMatchObject({ handed: { answered: 1 } })
    const own = { state: 'answered', answer: 'dealt-with' }
    expect((await console.post('wang', path, own)).status).toBe(422)
    const read = await console.post('wang', path, { state: 'answered', stage: 'filed' })
    expect(await read.json()).toMatchObject({
      ...{ answer: 'filed', theirNumber: '7号', answerDue: null },
    })
    expect((await reportOf(id)).stage).toBe('filed')
    expect(await waits()).toMatchObject({ handed: { answered: 0 } })
    expect((await console.post('wang', path, { state: 'answered' })).status).toBe(422)
  })

  it.each<[string, object, string]>([
    ['not without an answer', { state: 'answered' }, '/answer'],
    ['and never that it was sent', { state: 'sent' }, '/state'],
    ['or dropped', { state: 'dropped' }, '/state'],
  ])('%s', async (_, body, pointer) => {
    const { say } = await handed()
    const refused = await say('sun', body)
    expect(await refused.json()).toMatchObject({ errors: [{ pointer }] })
  })
})

it('the lists of what came in read four rows at most for each that they show, and no table from end to end', async () => {
  await many(400)
  const from = { at: '', id: '' }
  const lists = {
    waiting: (s: Store) =>
      s.waiting('received', 'elsewhere', { after: from, dueBefore: '9999', limit: 51 }),
    overdue: (s: Store) =>
      s.waiting('received', 'elsewhere', { after: from, dueBefore: '2026-11-20', limit: 51 }),
    sent: (s: Store) => s.inState('received', 'elsewhere', 'sent', { at: '9999', id: '' }, 51),
    count: async (s: Store) => Array((await s.handed('elsewhere', 20)).all),
  }
  for (const [name, ask] of Object.entries(lists)) {
    const counted = countingRows(env.DB)
    const shown = (await ask(referralStore(counted.db))).length
    console.info(`received, ${name}: ${shown} shown, ${counted.rowsRead()} rows read`)
    expect(shown).toBeGreaterThan(0)
    expect(counted.rowsRead()).toBeLessThanOrEqual(4 * shown + 100)
    for (const { sql, values } of counted.statements)
      expect(fullScansOf(await planOf(env.DB, sql, values))).toEqual([])
  }
})

type Store = ReturnType<typeof referralStore>
type Keys = Readonly<Record<'centre' | 'recovery' | 'otherCentre', TestKey>>

const STORY = '他们让我先交培训费'
const SENT = { state: 'sent', reason: 'other-centre' }

/** A report that was sealed in a browser, claimed, and made ready for the other centre. */
async function drafted(chosen: readonly string[]) {
  const console = await openConsole()
  const { keys } = console.door
  const body = await makeSealedReport([keys.centre, keys.recovery], {
    ...{ situation: 'paying-now', private: { story: STORY, contact: { name: '某' } } },
  })
  const { id } = body.sealed
  const { reference } = await (await console.door.report(body)).json<{ reference: string }>()
  await console.post('wang', `${API}/reports/${id}/claim`, {})
  // Those on duty here were told of it when it came in.
  await env.DB.prepare('INSERT INTO alerts (report_id, centre_id, step, at) VALUES (?, ?, 1, ?)')
    .bind(id, 'jiangpan', NOW.toISOString())
    .run()
  const opened = await (await console.as('wang', `${API}/reports/${id}`)).json<{
    parts: SealedPart[]
  }>()
  const made = await console.post('wang', `${API}/reports/${id}/referrals`, {
    ...{ to: 'centre:elsewhere', parts: chosen },
  })
  const draft = await made.json<Referral>()
  const going = opened.parts.filter(({ part }) => chosen.includes(part))
  const wraps = await Promise.all(going.map((part) => wrapFor(id, part, keys)))
  return {
    ...{ console, keys, id, reference, draft, wraps },
    path: `${API}/reports/${id}/referrals/${draft.id}`,
    there: `${API}/received/${draft.id}`,
    withdraw: () =>
      console.door.fetch('/api/v1/reports/withdrawal', {
        method: 'POST',
        headers: { authorization: `Receipt ${body.sealed.receiptAuth}` },
      }),
    /** Another sheet for the same centre. @returns its path */
    async again() {
      const next = await console.post('wang', `${API}/reports/${id}/referrals`, {
        ...{ to: 'centre:elsewhere', parts: chosen },
      })
      return `${API}/reports/${id}/referrals/${(await next.json<Referral>()).id}`
    },
    reportOf: async (one: string) =>
      (await env.DB.prepare('SELECT stage, lane, due_at, version FROM reports WHERE id = ?')
        .bind(one)
        .first<{ stage: string; lane: string; due_at: string; version: number }>()) ?? {
        ...{ stage: '', lane: '', due_at: '', version: 0 },
      },
  }
}

/** The same, sent. */
async function handed(chosen: readonly string[] = ['facts', 'indicators', 'story']) {
  const made = await drafted(chosen)
  const { console, path, wraps, there } = made
  const sent = await console.post('wang', path, { ...SENT, wraps })
  if (!sent.ok) throw new Error(await sent.text())
  return {
    ...made,
    referral: await sent.json<Referral>(),
    say: (person: Person, body: object) => console.post(person, there, body),
    async received(): Promise<ReceivedReferral> {
      const read = await console.as('sun', there)
      if (!read.ok) throw new Error(String(read.status))
      return read.json()
    },
  }
}

/** As the browser of who holds the report makes it. */
async function wrapFor(reportId: string, sealed: SealedPart, keys: Keys): Promise<HandedWrap> {
  const { kid, privateKey } = keys.centre
  const recipient: Recipient = keys.otherCentre
  const done = await rewrapPart({ reportId, sealed, kid, privateKey }, recipient)
  const wrap = done.ok ? done.value.wraps.at(-1) : undefined
  if (!wrap) throw new Error('not wrapped')
  return { part: sealed.part, ...wrap }
}

const open = (reportId: string, sealed: SealedPart | undefined, { kid, privateKey }: TestKey) => {
  if (!sealed) throw new Error('no such part')
  return openPart({ reportId, sealed, kid, privateKey })
}

const column = (reportId: string, name: string) =>
  env.DB.prepare(`SELECT ${name} FROM referrals WHERE report_id = ?`).bind(reportId).first(name)

/** The context that the console's routes get. */
async function contextOf({ door }: Awaited<ReturnType<typeof openConsole>>) {
  const { createContext } = await import('../../../functions/context.ts')
  const { testCentres, testEnv } = await import('../../support/door.ts')
  return createContext(testEnv(), {
    ...{ clock: () => NOW, centres: testCentres(door.keys), log: () => undefined },
  })
}

/** Referrals of one report, of which several are due in the same instant. */
async function many(count: number) {
  const id = await storeReport(env.DB)
  await env.DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)
     INSERT INTO referrals (id, report_id, centre_id, to_id, to_name, to_centre, lane, parts, state, made_at,
       made_by, answer_due)
     SELECT printf('%s%06d', ?1, i), ?1, 'jiangpan', 'elsewhere', 'x', 'elsewhere', 'today', '[]', 'sent',
       '2026-11-20T00:00:00.000Z', 'wang', printf('2026-11-%02dT00:00:00.000Z', 10 + i / 40) FROM n`,
  )
    .bind(id, count)
    .run()
}
