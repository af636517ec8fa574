import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import { encryptIndicator } from '../../../functions/indicators/protect.ts'
import { fromBase64url } from '../../../functions/sealing/base64url.ts'
import type { OpenedReport } from '../../../functions/triage/open-report.ts'
import { triageStore } from '../../../functions/triage/triage.store.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW, testEnv } from '../../support/door.ts'
import { AUDIT_SECRET, type StoredRow, storeReport } from '../../support/stored-report.ts'
import { tampering } from '../../support/tampering.ts'

describe('opening a report', () => {
  it('shows its facts, its sealed parts as they are, and its history', async () => {
    const { open, id } = await setUp()
    await env.DB.prepare(
      `INSERT INTO sealed_parts (report_id, part, centre_id, v, nonce, ct, wraps)
       VALUES (?, 'contact', 'jiangpan', 1, 'nnn', 'ccc', '[{"kid":"k1","enc":"e","ct":"c"}]')`,
    )
      .bind(id)
      .run()
    expect(await open('wang')).toMatchObject({
      facts: { id, stage: 'received', scamType: 'task-rebate', sealedBy: 'browser', version: 1 },
      parts: [{ part: 'contact', nonce: 'nnn', wraps: [{ kid: 'k1', enc: 'e', ct: 'c' }] }],
      events: [
        { type: 'received', actor: 'reporter', actorName: null },
        { type: 'opened', actor: 'wang', actorName: '王' },
      ],
    })
  })

  it('shows what accuses in plain, and what cannot be read any more as missing', async () => {
    const { open, id } = await setUp()
    const secret = fromBase64url(testEnv().INDICATOR_SECRET)
    if (!secret.ok) throw new Error('the test secret is malformed')
    const place = { reportId: id, n: 0, kind: 'phone' } as const
    const ct = await encryptIndicator(
      secret.value,
      place,
      '+8613912345678',
      (n) => new Uint8Array(n),
    )
    for (const [n, text] of [ct, ct].entries()) {
      await env.DB.prepare(
        `INSERT INTO indicators (report_id, n, centre_id, kind, idx, ct, kid, created_at)
         VALUES (?, ?, 'jiangpan', 'phone', 'idx', ?, 'k1', '2026-11-22T02:00:00.000Z')`,
      )
        .bind(id, n, text)
        .run()
    }
    expect((await open('wang')).indicators).toEqual([
      { n: 0, kind: 'phone', value: '+8613912345678', display: '139 1234 5678', doubts: [] },
      { n: 1, kind: 'phone', value: null, display: null, doubts: [] },
    ])
  })

  it('is an event each time somebody else looks, and once for who stays on the page', async () => {
    const { open } = await setUp()
    await open('wang')
    await open('wang')
    await open('zhao')
    const { events } = await open('wang')
    expect(events.map(({ type, actor }) => `${type} ${actor}`)).toEqual([
      'received reporter',
      'opened wang',
      'opened zhao',
      'opened wang',
    ])
  })
})

describe('a history that somebody changed behind our back', () => {
  it.each<[string, (id: string) => D1PreparedStatement]>([
    [
      'what an event says',
      (id) =>
        env.DB.prepare("UPDATE events SET data = '{}' WHERE report_id = ? AND seq = 1").bind(id),
    ],
    [
      'who did it',
      (id) =>
        env.DB.prepare("UPDATE events SET actor = 'li' WHERE report_id = ? AND seq = 2").bind(id),
    ],
    [
      'that it happened',
      (id) => env.DB.prepare('DELETE FROM events WHERE report_id = ? AND seq = 1').bind(id),
    ],
  ])('shows when the report is opened: %s', async (_, tamper) => {
    const { open, id, console } = await setUp()
    expect((await open('wang')).historyHolds).toBe(true)
    await tampering(env.DB, [tamper(id)])
    expect((await open('wang')).historyHolds).toBe(false)
    expect(console.logged).toContainEqual({
      event: 'history-broken',
      fields: { centre: 'jiangpan' },
    })
  })
})

describe('claiming a report', () => {
  it('gives it to one of two officers who claim it at once, and tells the other', async () => {
    const { console, id, stored } = await setUp()
    const answers = await Promise.all(
      (['wang', 'li', 'wang', 'li'] as const).map((person) =>
        console.post(person, `/api/v1/triage/reports/${id}/claim`),
      ),
    )
    const { claimed_by: holder } = await stored()
    const statuses = answers.map(({ status }) => status)
    expect(statuses).toEqual(holder === 'wang' ? [200, 409, 200, 409] : [409, 200, 409, 200])
    expect(await stored()).toMatchObject({ version: 2 })
  })

  it('again changes nothing', async () => {
    const { claim, stored } = await setUp()
    await claim('wang')
    expect(await (await claim('wang')).json()).toEqual({ version: 2 })
    expect(await stored()).toMatchObject({ version: 2, claimed_by: 'wang' })
  })

  it('is refused once it has ended', async () => {
    const { claim } = await setUp({ open: 0, stage: 'closed' })
    expect(await codeOf(await claim('wang'))).toBe('conflict')
  })
})

describe('releasing a report', () => {
  it('is for who holds it', async () => {
    const { claim, release, stored } = await setUp()
    await claim('wang')
    expect(await codeOf(await release('li'))).toBe('held-by-another')
    expect((await release('wang')).status).toBe(200)
    expect(await stored()).toMatchObject({ claimed_by: null, claimed_at: null, version: 3 })
  })

  it('is also for a lead, and the history says whom it was taken from', async () => {
    const { claim, release, open } = await setUp()
    await claim('wang')
    expect((await release('chen')).status).toBe(200)
    const { events } = await open('chen')
    expect(events.find(({ type }) => type === 'released')).toMatchObject({
      actor: 'chen',
      data: { heldBy: 'wang' },
    })
  })
})

describe('deciding about a report', () => {
  it('moves it on, says when to look again, and keeps the reason in its history', async () => {
    const { claim, decide, stored, open } = await setUp()
    await claim('wang')
    const response = await decide('wang', { version: 2, stage: 'assessed', reason: 'plausible' })
    expect(await response.json()).toEqual({ stage: 'assessed', version: 3 })
    expect(await stored()).toMatchObject({
      stage: 'assessed',
      stage_at: NOW.toISOString(),
      lane: 'urgent',
      due_at: new Date(NOW.getTime() + 30 * 60_000).toISOString(),
      claimed_by: 'wang',
    })
    expect((await open('wang')).events.at(-1)).toMatchObject({
      type: 'decided',
      actor: 'wang',
      data: { from: 'received', to: 'assessed', reason: 'plausible' },
    })
  })

  it('takes it out of the queue when it ends', async () => {
    const { claim, decide, stored } = await setUp()
    await claim('wang')
    await decide('wang', { version: 2, stage: 'not-accepted', reason: 'not-fraud' })
    expect(await stored()).toMatchObject({ open: 0, claimed_by: null, stage: 'not-accepted' })
  })

  it('leaves others the pace once it is handed over', async () => {
    const { claim, decide, stored } = await setUp()
    await claim('wang')
    await decide('wang', { version: 2, stage: 'referred', reason: 'still-paying' })
    expect(await stored()).toMatchObject({ lane: 'routine', stage: 'referred' })
  })

  it.each<[string, Person, Record<string, unknown>, number, string]>([
    ['by somebody else', 'li', {}, 409, 'held-by-another'],
    ['by a lead who does not hold it', 'chen', {}, 409, 'held-by-another'],
    ['about what it was before', 'wang', { version: 1 }, 409, 'conflict'],
    ['about what it may become', 'wang', { version: 3 }, 409, 'conflict'],
    ['for a stage that does not follow', 'wang', { stage: 'solved' }, 422, 'invalid'],
    ["for the reporter's own stage", 'wang', { stage: 'withdrawn' }, 422, 'invalid'],
    ['for a reason of another stage', 'wang', { reason: 'not-fraud' }, 422, 'invalid'],
    ['for a reason that there is not', 'wang', { reason: 'bored' }, 422, 'invalid'],
    ['with a field that nobody asked for', 'wang', { centre: 'elsewhere' }, 422, 'invalid'],
    ['without a version', 'wang', { version: undefined }, 422, 'invalid'],
  ])('is refused %s', async (_, person, change, status, code) => {
    const { claim, decide, stored } = await setUp()
    await claim('wang')
    const before = await stored()
    const response = await decide(person, {
      version: 2,
      stage: 'assessed',
      reason: 'plausible',
      ...change,
    })
    expect([response.status, await codeOf(response)]).toEqual([status, code])
    expect(await stored()).toEqual(before)
  })

  it('is refused before it is claimed', async () => {
    const { decide } = await setUp()
    const response = await decide('wang', { version: 1, stage: 'assessed', reason: 'plausible' })
    expect(await codeOf(response)).toBe('not-claimed')
  })

  it('counts once of several at the same time', async () => {
    const { claim, decide, stored } = await setUp()
    await claim('wang')
    const reasons = ['plausible', 'known-pattern', 'needs-details']
    const answers = await Promise.all(
      reasons.map((reason) => decide('wang', { version: 2, stage: 'assessed', reason })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await stored()).toMatchObject({ version: 3 })
  })
})

describe('the history of a report', () => {
  it('verifies after everything that officers did to it, also at once', async () => {
    const { console, id, claim, decide, release } = await setUp()
    const look = (person: Person) => console.as(person, `/api/v1/triage/reports/${id}`)
    await Promise.all([look('wang'), look('li'), claim('wang'), look('zhao'), claim('li')])
    await Promise.all([release('chen'), look('wu')])
    await claim('wang')
    const { version } = (await (await claim('wang')).json()) as { version: number }
    await decide('wang', { version, stage: 'closed', reason: 'advice-given' })
    const events = (await triageStore(env.DB).file('jiangpan', id))?.events ?? []
    expect(events.length).toBeGreaterThanOrEqual(8)
    expect(await verifyReportChain(events, AUDIT_SECRET)).toEqual({
      ok: true,
      value: events.length,
    })
  })

  it('has exactly one event for each version of the report', async () => {
    const { id, claim, decide, release, stored } = await setUp()
    await Promise.all([claim('wang'), claim('li'), release('chen'), claim('wang'), claim('li')])
    await Promise.all([decide('wang', { version: 2, stage: 'closed', reason: 'advice-given' })])
    const events = (await triageStore(env.DB).file('jiangpan', id))?.events ?? []
    const changes = events.filter(({ type }) => type !== 'received' && type !== 'opened')
    expect(changes.length).toBe(Number((await stored()).version) - 1)
  })

  it('holds codes only: no word that anybody typed', async () => {
    const { id, claim, decide } = await setUp()
    await claim('wang')
    await decide('wang', { version: 2, stage: 'closed', reason: 'advice-given' })
    const { results } = await env.DB.prepare('SELECT data FROM events WHERE report_id = ?')
      .bind(id)
      .all<{ data: string }>()
    for (const { data } of results) {
      const values = Object.values(JSON.parse(data) as object)
      expect(values.every((value) => /^[\w:.-]*$/.test(String(value)))).toBe(true)
    }
  })
})

async function setUp(row: StoredRow = {}) {
  const console = await openConsole()
  const id = await storeReport(env.DB, row)
  const at = (verb: string) => `/api/v1/triage/reports/${id}${verb}`
  return {
    console,
    id,
    open: async (person: Person): Promise<OpenedReport> =>
      (await console.as(person, at(''))).json(),
    claim: (person: Person) => console.post(person, at('/claim')),
    release: (person: Person) => console.post(person, at('/release')),
    decide: (person: Person, decision: unknown) => console.post(person, at('/decision'), decision),
    stored: async () =>
      (await env.DB.prepare('SELECT * FROM reports WHERE id = ?').bind(id).first<StoredRow>()) ??
      {},
  }
}

const codeOf = async (response: Response) => (await response.json<{ code: string }>()).code
