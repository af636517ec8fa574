// Longer than most files: what a school's people see, and all that they don't, is asked in one place.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CampusInput } from '../../../functions/campus/campus.schema.ts'
import { type Campus, WEEKS } from '../../../functions/campus/open-campus.ts'
import { watchCampus } from '../../../functions/campus/watch-campus.ts'
import { createContext } from '../../../functions/context.ts'
import { runSchedule } from '../../../functions/schedule.ts'
import { POLICY } from '../../../functions/triage/policy.ts'
import { openConsole } from '../../support/console.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { makeProposal } from '../../support/make-proposal.ts'
import { makeReport } from '../../support/make-report.ts'

const STAFF = '/api/v1/triage/schools/staff'
const CAMPUS = '/api/v1/triage/campus'
const WARNINGS = '/api/v1/triage/warnings'
const MINE = '江畔大学'
const NEIGHBOUR = '禾渡职业技术学院'
const FAR = '澜岸师范学院'
const WEEK = 7 * 86_400_000

beforeEach(async () => {
  for (const table of ['campus_counts', 'campus_alerts', 'webhook_deliveries', 'spent_actions'])
    await env.DB.exec(`DELETE FROM ${table}`)
  await env.DB.exec('UPDATE campus_cursor SET no = (SELECT coalesce(max(no), 0) FROM events)')
  await env.DB.exec("DELETE FROM officers WHERE role = 'school' AND id <> 'he'")
})

describe('who is let in for a school', () => {
  it.each([
    ['a mailbox at its domain', 'a@jiangpan.example', 'jiangpan', 201],
    ['one below it', 'b@staff.jiangpan.example', 'jiangpan', 201],
    ['one at another school', 'c@hedu.example', 'jiangpan', 422],
    ['one that only ends so', 'd@notjiangpan.example', 'jiangpan', 422],
    ['one that only begins so', 'e@jiangpan.example.evil.test', 'jiangpan', 422],
    ['a school that isn’t listed', 'f@jiangpan.example', 'nowhere', 422],
    ['an officer’s own mailbox', 'wang@jiangpan.example', 'jiangpan', 409],
  ])('%s', async (_, email, school, status) => {
    const { desk } = await setUp()
    const answer = await desk.post('chen', STAFF, { name: '何', email: own(email), school })
    expect(answer.status).toBe(status)
  })

  it.each([
    ['chen', 201],
    ['wu', 201],
    ['wang', 403],
    ['zhao', 403],
    ['he', 403],
  ] as const)('%s may do that: %i', async (person, status) => {
    const { desk } = await setUp()
    const input = { name: '何', email: own('x@jiangpan.example'), school: 'jiangpan' }
    expect((await desk.post(person, STAFF, input)).status).toBe(status)
  })

  it('stands in the log without the mailbox, and another centre neither sees nor changes them', async () => {
    const { desk, let: letIn } = await setUp()
    const { id, email } = await letIn()
    const events = await env.DB.prepare('SELECT * FROM events WHERE report_id = ?')
      .bind(`person:${id}`)
      .all()
    expect(events.results).toMatchObject([{ type: 'staff-let-in', actor: 'chen' }])
    expect(JSON.stringify(events.results)).not.toContain(email)
    expect(await (await desk.as('gao', STAFF)).json()).toEqual({ staff: [] })
    const off = { version: 1, active: false }
    expect((await desk.post('gao', `${STAFF}/${id}/switch`, off)).status).toBe(404)
    // Nor can an officer's row be reached from here.
    expect((await desk.post('chen', `${STAFF}/wang/switch`, off)).status).toBe(404)
  })

  it('is shut out from the next request on', async () => {
    const { desk, let: letIn, as } = await setUp()
    const { id, email } = await letIn()
    expect((await as(email, CAMPUS)).status).toBe(200)
    await desk.post('chen', `${STAFF}/${id}/switch`, { version: 1, active: false })
    expect((await as(email, CAMPUS)).status).toBe(403)
    const on = { version: 2, active: true }
    expect((await desk.post('chen', `${STAFF}/${id}/switch`, on)).status).toBe(200)
    expect((await as(email, CAMPUS)).status).toBe(200)
  })

  it.each([
    ['whose school is no longer listed', "school_id = 'gone'"],
    ['whose mailbox is another school’s', "school_id = 'hedu'"],
    ['of whom nobody said which school', 'school_id = NULL'],
  ])('is nobody %s', async (_, change) => {
    const { let: letIn, as } = await setUp()
    const { id, email } = await letIn()
    await env.DB.prepare(`UPDATE officers SET ${change} WHERE id = ?`).bind(id).run()
    expect((await as(email, CAMPUS)).status).toBe(403)
  })
})

describe('somebody of a school', () => {
  it('reaches their own room and nothing else', async () => {
    const { let: letIn, as, report } = await setUp()
    const { email } = await letIn()
    const filed = await report(MINE)
    const wrong: unknown[] = []
    let asked = 0
    for (const { method, path } of POLICY.filter(({ path }) => path.startsWith('/api/'))) {
      const real = path.replace(':id', filed).replace(/:\w+/g, 'x')
      const isOwn = path.startsWith(CAMPUS)
      const init = method === 'POST' ? { method, headers: json, body: '{}' } : {}
      const { status } = await as(email, real, init)
      asked += 1
      if ((status === 403) === isOwn) wrong.push([method, path, status])
    }
    expect(wrong).toEqual([])
    console.info(`a school's contact asked at ${asked} routes of the console's API`)
    expect(POLICY.filter(({ roles }) => roles.includes('school')).map(({ path }) => path)).toEqual([
      ...['/triage/campus', '/triage/campus/warn', '/triage/campus/warn'],
      ...['/triage/campus/warn/:warning', '/triage/campus/warn/:warning', CAMPUS],
      ...[`${CAMPUS}/warnings`, `${CAMPUS}/warnings/:warning`],
      `${CAMPUS}/warnings/:warning/revision`,
    ])
  })

  it('proposes a warning for their campus, which an officer publishes', async () => {
    const { let: letIn, as, desk, campus } = await setUp()
    const { email } = await letIn()
    const proposed = await as(email, `${CAMPUS}/warnings`, send(input()))
    expect(proposed.status).toBe(201)
    const { id } = await proposed.json<{ id: string }>()
    expect((await campus(email)).proposals).toMatchObject([
      { id, state: 'proposed', isLive: false },
    ])
    const published = await desk.post('wang', `/api/v1/triage/warnings/${id}/publication`, {
      version: 1,
    })
    expect(published.status).toBe(200)
    const list = await (await desk.door.fetch('/api/v1/warnings?school=jiangpan')).json<{
      warnings: { id: string; kind: string; school: { id: string } }[]
    }>()
    expect(list.warnings.find((one) => one.id === id)).toMatchObject({
      ...{ kind: 'campus', school: { id: 'jiangpan' } },
    })
    expect((await campus(email)).proposals).toMatchObject([
      { id, state: 'published', isLive: true },
    ])
  })

  it('proposes for no other school, names nobody, confirms nothing', async () => {
    const { let: letIn, as } = await setUp()
    const { email } = await letIn()
    const refused = [
      { ...input(), school: { zh: NEIGHBOUR } },
      { ...input(), kind: 'page' },
      { ...input(), naming: 'heard' },
      { ...input(), kept: ['13800138000'] },
      { ...input(), confidence: 'confirmed' },
      { ...input(), zh: { ...input().zh, what: '打 13800138000 就是他。\n\n别接。' } },
    ]
    for (const body of refused) {
      const { status } = await as(email, `${CAMPUS}/warnings`, send(body))
      expect([body, status]).toEqual([body, 422])
    }
  })

  it('changes what an officer sent back, and sends it again', async () => {
    const { let: letIn, as, desk, campus } = await setUp()
    const { email } = await letIn()
    const said = input()
    const id = await proposal(as, email, said)
    const change = (version: number, over: Partial<CampusInput> = {}) =>
      as(email, `${CAMPUS}/warnings/${id}/revision`, send({ ...said, ...over, version }))
    // It is being read.
    expect((await change(1)).status).toBe(409)
    await desk.post('wang', `${WARNINGS}/${id}/return`, { version: 1, reason: 'unclear' })
    expect((await campus(email)).proposals).toMatchObject([
      { id, state: 'returned', reason: 'unclear', isTheirs: true },
    ])
    const opened = await (await as(email, `${CAMPUS}/warnings/${id}`)).json()
    expect(opened).toEqual({ id, version: 2, state: 'returned', reason: 'unclear', said })
    expect((await change(1)).status).toBe(409)
    expect((await change(2, { zh: naming(said.zh) })).status).toBe(422)
    const zh = { ...said.zh, title: '宿舍楼下有人收银行卡' }
    expect((await change(2, { zh })).status).toBe(200)
    expect((await change(2, { zh })).status).toBe(409)
    expect((await campus(email)).proposals).toMatchObject([
      { id, state: 'proposed', title: zh.title },
    ])
    const published = await desk.post('wang', `${WARNINGS}/${id}/publication`, { version: 3 })
    expect(published.status).toBe(200)
    expect((await change(4)).status).toBe(409)
    const { results } = await env.DB.prepare(
      'SELECT type, actor FROM events WHERE report_id = ? ORDER BY seq',
    )
      .bind(`warning:${id}`)
      .all<{ type: string; actor: string }>()
    const deeds = ['proposed', 'returned', 'proposed', 'published'].map((one) => `warning-${one}`)
    expect(results.map(({ type }) => type)).toEqual(deeds)
    expect(results[2]?.actor).toBe(results[0]?.actor)
  })

  it('finds what others wrote nowhere: at another school, at their own, or rewritten by an officer', async () => {
    const { let: letIn, as, desk, campus } = await setUp()
    const writer = await letIn()
    const said = input()
    const id = await proposal(as, writer.email, said)
    await desk.post('wang', `${WARNINGS}/${id}/return`, { version: 1, reason: 'unclear' })
    const other = own('b@hedu.example')
    await desk.post('chen', STAFF, { name: '余', email: other, school: 'hedu' })
    const colleague = await letIn()
    const tried = async (email: string) => {
      const revision = send({ ...said, version: 2 })
      return [
        (await as(email, `${CAMPUS}/warnings/${id}`)).status,
        (await as(email, `${CAMPUS}/warnings/${id}/revision`, revision)).status,
      ]
    }
    for (const email of [other, colleague.email]) expect(await tried(email)).toEqual([404, 404])
    const moved = (school: string, email: string) =>
      env.DB.prepare('UPDATE officers SET school_id = ?, email = ? WHERE id = ?')
        .bind(school, email, writer.id)
        .run()
    const elsewhere = own('he@hedu.example')
    await moved('hedu', elsewhere)
    expect(await tried(elsewhere)).toEqual([404, 404])
    await moved('jiangpan', writer.email)
    const { scamType, since, confidence, lastsUntil, zh } = said
    const rewritten = { ...makeProposal(), scamType, since, confidence, lastsUntil, zh }
    const { report: _, ...draft } = rewritten
    const changed = await desk.post('wang', `${WARNINGS}/${id}/revision`, { ...draft, version: 2 })
    expect(changed.status).toBe(200)
    await desk.post('li', `${WARNINGS}/${id}/return`, { version: 3, reason: 'unclear' })
    expect(await tried(writer.email)).toEqual([404, 404])
    // They still see what becomes of it.
    expect((await campus(writer.email)).proposals).toMatchObject([{ id, isTheirs: false }])
  })

  it('sees only what they proposed themselves', async () => {
    const { let: letIn, desk, campus } = await setUp()
    const { email } = await letIn()
    await desk.post('wang', '/api/v1/triage/warnings', makeProposal({ since: '2026-03' }))
    expect((await campus(email)).proposals).toEqual([])
  })
})

describe('the counts of a campus', () => {
  it('are of closed weeks, in fives, every cell there whether anything came or not', async () => {
    const { let: letIn, campus, report, watch } = await setUp()
    const { email } = await letIn()
    for (let n = 0; n < 7; n += 1) await report(`${MINE}（东校区）`)
    for (let n = 0; n < 4; n += 1) await report(NEIGHBOUR)
    await watch()
    await watch()
    const now = await campus(email)
    expect(now.counts).toHaveLength(WEEKS * 4)
    expect(total(now)).toBe(0)
    const next = await campus(email, WEEK)
    expect(next.counts.filter(({ atLeast }) => atLeast > 0)).toMatchObject([
      { week: '2026-11-23', kind: 'campus', atLeast: 5 },
    ])
    expect(JSON.stringify(next)).not.toMatch(/"n":|reference|7/u)
  })

  it.each([0, 1, 4])('say the same of %i as of none', async (n) => {
    const { let: letIn, campus, report, watch } = await setUp()
    const { email } = await letIn()
    for (let sent = 0; sent < n; sent += 1) await report(MINE)
    await watch()
    expect(total(await campus(email, WEEK))).toBe(0)
  })

  it('are counted once, whoever runs the job at the same time', async () => {
    const { report, watch } = await setUp()
    for (let n = 0; n < 5; n += 1) await report(MINE)
    await Promise.all([watch(), watch(), watch()])
    await watch()
    const row = await env.DB.prepare('SELECT sum(n) AS n FROM campus_counts').first<{ n: number }>()
    expect(row?.n).toBe(5)
  })
})

describe('an indicator that is also at a neighbour', () => {
  const PHONE = '13912345678'

  it('is told to both by kind and number, and by nothing else', async () => {
    const { let: letIn, campus, report, assess, watch, hook, deliveries } = await setUp()
    const { email } = await letIn()
    await hook()
    await assess(await report(MINE, PHONE))
    await watch()
    expect((await campus(email)).nearby).toEqual([])
    await assess(await report(NEIGHBOUR, PHONE))
    await watch()
    await watch()
    const seen = await campus(email)
    expect(seen.nearby).toEqual([{ week: '2026-11-23', kind: 'phone', count: 1 }])
    expect(JSON.stringify(seen)).not.toContain('12345678')
    const schools = await env.DB.prepare('SELECT school_id FROM campus_alerts ORDER BY 1').all()
    expect(schools.results.map((row) => Object.values(row)[0])).toEqual(['hedu', 'jiangpan'])
    expect(await deliveries()).toEqual([{ event: 'nearby', data: '{"kind":"phone","count":1}' }])
    const stored = JSON.stringify(
      (await env.DB.prepare('SELECT * FROM campus_alerts').all()).results,
    )
    const terms = await env.DB.prepare('SELECT DISTINCT idx FROM indicators').all<{ idx: string }>()
    for (const { idx } of terms.results) expect(stored).not.toContain(idx)
  })

  it.each<[string, string, boolean, boolean]>([
    ['nobody of the centre has looked at the one', NEIGHBOUR, false, true],
    ['nobody of the centre has looked at the other', NEIGHBOUR, true, false],
    ['the other school is in another city', FAR, true, true],
    ['it is the same school', `${MINE}西校区`, true, true],
  ])('is told to nobody while %s', async (_, other, first, second) => {
    const { report, assess, watch } = await setUp()
    const value = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
    const [one, two] = [await report(MINE, value), await report(other, value)]
    if (first) await assess(one)
    if (second) await assess(two)
    await watch()
    const row = await env.DB.prepare('SELECT count(*) AS n FROM campus_alerts').first<{
      n: number
    }>()
    expect(row?.n).toBe(0)
  })

  it('is told once, however often it comes back', async () => {
    const { report, assess, watch } = await setUp()
    const value = '13987654321'
    for (const school of [MINE, NEIGHBOUR, MINE, NEIGHBOUR]) {
      await assess(await report(school, value))
      await watch()
    }
    const row = await env.DB.prepare('SELECT count(*) AS n FROM campus_alerts').first<{
      n: number
    }>()
    expect(row?.n).toBe(2)
  })
})

it('the minute’s schedule runs all of it', async () => {
  const { report } = await setUp()
  await report(MINE)
  const failed: unknown[] = []
  await runSchedule(
    createContext(testEnv(), {
      clock: () => NOW,
      log: (event, fields) => event === 'job-failed' && failed.push(fields),
    }),
  )
  expect(failed.filter((one) => /campus|webhooks/.test(JSON.stringify(one)))).toEqual([])
  const row = await env.DB.prepare('SELECT count(*) AS n FROM campus_counts').first<{ n: number }>()
  expect(row?.n).toBe(1)
})

let people = 0
/** Mailboxes are somebody's for good: each test has its own, but for an officer's. */
const own = (email: string) => {
  people += 1
  return email.startsWith('wang@') ? email : `${people}${email}`
}
const json = { 'content-type': 'application/json' }
const send = (body: unknown): RequestInit => ({
  ...{ method: 'POST', headers: json, body: JSON.stringify(body) },
})
const total = ({ counts }: Campus) => counts.reduce((sum, { atLeast }) => sum + atLeast, 0)

const naming = (zh: CampusInput['zh']) => ({ ...zh, what: '打 13800138000 就是他。\n\n别接。' })

async function proposal(as: As, email: string, said: CampusInput): Promise<string> {
  const answer = await as(email, `${CAMPUS}/warnings`, send(said))
  expect(answer.status).toBe(201)
  return (await answer.json<{ id: string }>()).id
}

type As = (email: string, path: string, init?: RequestInit) => Promise<Response>

let days = 20
const input = (): CampusInput => {
  days += 1
  const { scamType, zh } = makeProposal()
  const lastsUntil = new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10)
  return { scamType, since: '2026-11', confidence: 'likely', lastsUntil, zh }
}

async function setUp() {
  let later = 0
  const desk = await openConsole({ clock: () => new Date(NOW.getTime() + later) })
  const as = async (email: string, path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    // A session lasts an hour: a later look has a token of its own time.
    const at = Math.floor((NOW.getTime() + later) / 1000)
    const times = { iat: at - 60, nbf: at - 60, exp: at + 3600 }
    headers.set('cookie', `CF_Authorization=${await desk.token(email, times)}`)
    headers.set('sec-fetch-site', 'same-origin')
    return desk.send(path, { ...init, headers })
  }
  const letIn = async () => {
    const email = own('he@jiangpan.example')
    const answer = await desk.post('chen', STAFF, { name: '何', email, school: 'jiangpan' })
    return { email, ...(await answer.json<{ id: string }>()) }
  }
  const report = async (school: string, phone?: string) => {
    const { locale, noticeVersion, region, occurredOn, private: told } = makeReport()
    const body = {
      ...{ kind: 'campus', scamType: 'card-lending', details: { school } },
      ...{ locale, noticeVersion, region, occurredOn, private: told },
      ...(phone && { indicators: [{ kind: 'phone', value: phone }] }),
    }
    const answer = await desk.door.report(body)
    if (!answer.ok) throw new Error(await answer.text())
    const { reference } = await answer.json<{ reference: string }>()
    const row = await env.DB.prepare('SELECT id FROM reports WHERE reference = ?')
      .bind(reference)
      .first<{ id: string }>()
    return row?.id ?? ''
  }
  const assess = async (id: string) => {
    const at = `/api/v1/triage/reports/${id}`
    const { version } = await (await desk.post('wang', `${at}/claim`)).json<{ version: number }>()
    const body = { version, stage: 'assessed', reason: 'plausible' }
    const decided = await desk.post('wang', `${at}/decision`, body)
    if (!decided.ok) throw new Error(await decided.text())
  }
  return {
    ...{ desk, as, let: letIn, report, assess },
    watch: () => watchCampus(createContext(testEnv(), { clock: () => NOW })),
    campus: async (email: string, after = 0) => {
      later = after
      const answer = await as(email, CAMPUS)
      later = 0
      return answer.json<Campus>()
    },
    hook: () =>
      desk.post('chen', '/api/v1/triage/webhooks', {
        ...{ name: '群', service: 'standard', secret: null, lang: 'zh', school: 'jiangpan' },
        ...{ address: `https://hooks.jiangpan.example/${crypto.randomUUID()}` },
        ...{ region: null, scamType: null },
      }),
    deliveries: async () =>
      (await env.DB.prepare('SELECT event, data FROM webhook_deliveries').all()).results,
  }
}
