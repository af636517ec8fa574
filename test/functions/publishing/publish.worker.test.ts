// Longer than most files: the rule of two is tried in every way that two officers can meet.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import type { EventRow } from '../../../functions/audit/event.store.ts'
import { rowToEvent } from '../../../functions/audit/event.store.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import type { ProposalView } from '../../../functions/publishing/open-proposal.ts'
import type { ProposalInput } from '../../../functions/publishing/proposal.schema.ts'
import { historyOf } from '../../../functions/publishing/proposal.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { makeProposal, revised, saying } from '../../support/make-proposal.ts'
import { makeEditors } from '../../support/make-warning.ts'
import { AUDIT_SECRET, storeReport } from '../../support/stored-report.ts'

const ROOT = '/api/v1/triage/warnings'

beforeEach(async () => {
  for (const table of ['warning_words', 'warnings', 'spent_actions'])
    await env.DB.exec(`DELETE FROM ${table}`)
  for (const { name } of (await env.KV.list()).keys) await env.KV.delete(name)
})

describe('a warning', () => {
  it('is with readers once a second officer has published it, exactly as it was read', async () => {
    const { propose, publish, open, read } = await setUp()
    const { id } = await propose('wang')
    expect(await read(id)).toEqual([])
    const { preview } = await open('li', id)
    expect((await publish('li', id, 1)).status).toBe(200)
    const { live } = await open('li', id)
    expect(live).toEqual({ warning: preview })
    expect(await read(id)).toEqual([id])
  })

  it.each<[string, Person, number, number, string]>([
    ['who wrote it', 'wang', 1, 409, 'same-officer'],
    ['who read another version', 'li', 2, 409, 'conflict'],
    ['who may only look', 'zhao', 1, 403, 'forbidden'],
    ['who manages people', 'wu', 1, 403, 'forbidden'],
    ['a school’s contact', 'he', 1, 403, 'forbidden'],
    ['another centre, which then sees none', 'sun', 1, 404, 'not-found'],
  ])('is not published by %s', async (_, person, version, status, code) => {
    const { propose, publish, read } = await setUp()
    const { id } = await propose('wang')
    const answer = await publish(person, id, version)
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
    expect(await read(id)).toEqual([])
  })

  it('is not published by who wrote it however often they try at once', async () => {
    const { propose, publish, read, stored } = await setUp()
    const { id } = await propose('wang')
    const answers = await Promise.all(Array.from({ length: 20 }, () => publish('wang', id, 1)))
    const statuses = answers.map(({ status }) => status)
    console.info(
      `one officer publishes their own 20 times at once: ${statuses.filter((s) => s < 300).length} published`,
    )
    expect(new Set(statuses)).toEqual(new Set([409]))
    expect(await read(id)).toEqual([])
    expect(await stored(id)).toMatchObject({ state: 'proposed', published_by: null, version: 1 })
  })

  it('is not published by who changes it in the same moment', async () => {
    const { propose, publish, console: desk, stored } = await setUp()
    let own = 0
    for (let n = 0; n < 20; n += 1) {
      await env.DB.exec('DELETE FROM spent_actions')
      const { id } = await propose('wang', {
        since: `2026-${String((n % 11) + 1).padStart(2, '0')}`,
        lastsUntil: `2026-12-${10 + n}`,
      })
      await Promise.all([
        desk.post(
          'li',
          `${ROOT}/${id}/revision`,
          revised(makeProposal(saying(`改过 ${n}`)), { version: 1 }),
        ),
        publish('li', id, 1),
        publish('li', id, 2),
      ])
      const row = await stored(id)
      if (row.published_by !== null && row.published_by === row.proposed_by) own += 1
      if (row.state === 'published')
        expect(row).toMatchObject({ proposed_by: 'wang', published_by: 'li' })
      else expect(row).toMatchObject({ proposed_by: 'li', published_by: null })
    }
    console.info(
      `20 races of change and publication by one officer: ${own} published by who wrote them`,
    )
    expect(own).toBe(0)
  })

  it('is refused by the table itself when the rule is forgotten', async () => {
    const { propose } = await setUp()
    const { id } = await propose('wang')
    const forgotten = env.DB.prepare(
      "UPDATE proposals SET state = 'published', published_by = 'wang' WHERE id = ?",
    ).bind(id)
    await expect(forgotten.run()).rejects.toThrow(/CHECK/)
  })

  it('is published once by two colleagues at the same time', async () => {
    const { propose, publish, events } = await setUp()
    const { id } = await propose('wang')
    const answers = await Promise.all([publish('li', id, 1), publish('chen', id, 1)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await events(id)).map(({ type }) => type)).toEqual([
      'warning-proposed',
      'warning-published',
    ])
  })

  it('is published by an officer of the centre that was asked, who sees nothing of the report', async () => {
    const { propose, publish, open, console: desk, read } = await setUp()
    const report = await storeReport(env.DB)
    const { id } = await propose('wang', { report, askedCentre: 'elsewhere' })
    expect((await open('sun', id)).reportId).toBeNull()
    expect((await desk.as('sun', `/api/v1/triage/reports/${report}`)).status).toBe(404)
    const change = revised(makeProposal(), { version: 1 })
    expect((await desk.post('sun', `${ROOT}/${id}/revision`, change)).status).toBe(404)
    expect((await publish('sun', id, 1)).status).toBe(200)
    expect(await read(id)).toEqual([id])
  })

  it('can be sent back with a reason, changed, and published by who sent it back', async () => {
    const { propose, publish, console: desk, read } = await setUp()
    const { id } = await propose('wang')
    const back = await desk.post('li', `${ROOT}/${id}/return`, { version: 1, reason: 'unclear' })
    expect(await back.json()).toEqual({ version: 2 })
    expect(await codeOf(await publish('li', id, 2))).toBe('conflict')
    await desk.post('wang', `${ROOT}/${id}/revision`, revised(makeProposal(), { version: 2 }))
    expect((await publish('li', id, 3)).status).toBe(200)
    expect(await read(id)).toEqual([id])
  })

  it('sent twice is one proposal', async () => {
    const { propose } = await setUp()
    const [first, second] = [await propose('wang'), await propose('wang')]
    expect(second).toEqual(first)
  })
})

describe('what is published', () => {
  it('stays with readers as it was while a correction waits, and then says what was changed', async () => {
    const { propose, publish, console: desk, open } = await setUp()
    const { id } = await propose('wang')
    await publish('li', id, 1)
    const silent = revised(makeProposal(saying('改了。')), { version: 2 })
    const refused = await desk.post('li', `${ROOT}/${id}/revision`, silent)
    expect(await refused.json()).toMatchObject({
      errors: [{ pointer: '/correction', code: 'required' }],
    })
    const correction = { zh: '第二段说错了日子。' }
    await desk.post('li', `${ROOT}/${id}/revision`, { ...silent, correction })
    expect((await open('wang', id)).live).toMatchObject({
      warning: { version: 1, corrections: [] },
    })
    expect(await codeOf(await publish('li', id, 3))).toBe('same-officer')
    await publish('wang', id, 3)
    expect((await open('wang', id)).live).toMatchObject({
      warning: { version: 2, corrections: [{ zh: correction.zh }] },
    })
  })

  it('is taken down or hidden by one officer, its writer too, and brought back by two', async () => {
    for (const [person, reason] of [
      ['wang', 'under-review'],
      ['li', 'wrong'],
      ['chen', 'over'],
    ] as const) {
      const { propose, publish, withdraw, console: desk, read, page } = await setUp()
      const { id } = await propose('wang', {
        since: reason === 'over' ? '2026-09' : reason === 'wrong' ? '2026-10' : '2026-11',
      })
      await publish('li', id, 1)
      expect((await withdraw(person, id, reason)).status).toBe(200)
      expect(await read(id)).toEqual([])
      expect(await page(id)).toMatchObject({ withdrawal: { reason } })
      const correction = { zh: '核对过，恢复。' }
      const back = revised(makeProposal(), { version: 3, correction })
      await desk.post(person, `${ROOT}/${id}/revision`, back)
      expect(await codeOf(await publish(person, id, 4))).toBe('same-officer')
      expect(await read(id)).toEqual([])
      expect((await publish(person === 'li' ? 'wang' : 'li', id, 4)).status).toBe(200)
      expect(await read(id)).toEqual([id])
    }
  })

  it('is not taken down by another centre, nor by who may only look', async () => {
    const { propose, publish, withdraw, read } = await setUp()
    const { id } = await propose('wang')
    await publish('li', id, 1)
    expect((await withdraw('sun', id, 'wrong')).status).toBe(404)
    expect((await withdraw('zhao', id, 'wrong')).status).toBe(403)
    expect(await read(id)).toEqual([id])
  })

  it('hidden first is withdrawn for good afterwards', async () => {
    const { propose, publish, withdraw, page } = await setUp()
    const { id } = await propose('wang')
    await publish('li', id, 1)
    await withdraw('li', id, 'under-review')
    expect((await withdraw('li', id, 'under-review')).status).toBe(200)
    expect((await withdraw('li', id, 'wrong')).status).toBe(200)
    expect(await page(id)).toMatchObject({ withdrawal: { reason: 'wrong' } })
  })

  it('by the editors is taken down by an officer of the centre that runs the portal', async () => {
    const { withdraw, read } = await setUp()
    expect(await read('e-1')).toEqual(['e-1'])
    expect((await withdraw('sun', 'e-1', 'wrong')).status).toBe(404)
    expect((await withdraw('li', 'e-1', 'wrong')).status).toBe(200)
    expect(await read('e-1')).toEqual([])
  })
})

describe('what would name somebody', () => {
  it.each<[string, string]>([
    ['a telephone number', '打 13812345678 联系'],
    ['a disguised number', '加一三八一二三四五六七八'],
    ['a bank card', '转到 6222021234567890128'],
    ['a link', '上 sf-lipei.top 填资料'],
    ['an account', '加微信 wxid_a8b9c7d6e5'],
    ['a number plate', '开川A·12345 的车来取'],
    ['a person', '收款人是张伟明'],
    ['a person with a title', '李建国老师介绍的'],
    ['a firm', '自称成都快发网络科技有限公司'],
    ['an identity number', '身份证 510107199003077234'],
  ])('is refused until somebody says that it may stay: %s', async (_, words) => {
    const { console: desk } = await setUp()
    const answer = await desk.post('wang', ROOT, makeProposal(saying(words)))
    expect(await answer.json()).toMatchObject({
      code: 'invalid',
      errors: expect.arrayContaining([{ pointer: '/zh/what', code: 'identifying' }]),
    })
  })

  it('may stay where it is said word for word; an identity number never', async () => {
    const { console: desk } = await setUp()
    const kept = ['13812345678', '510107199003077234']
    const number = makeProposal({ ...saying('打 13812345678 联系'), kept })
    expect((await desk.post('wang', ROOT, number)).status).toBe(201)
    const identity = makeProposal({ ...saying('身份证 510107199003077234'), kept })
    expect((await desk.post('wang', ROOT, identity)).status).toBe(422)
  })

  it('needs a recorded attempt to hear them', async () => {
    const { console: desk } = await setUp()
    const firm = saying('自称成都快发网络科技有限公司')
    const said = await desk.post('wang', ROOT, makeProposal({ ...firm, naming: 'heard' }))
    expect(await said.json()).toMatchObject({ errors: [{ pointer: '/hearing', code: 'required' }] })
    const hearing = { on: '2026-11-20', way: 'call', outcome: 'no-answer' } as const
    const heard = makeProposal({ ...firm, naming: 'heard', hearing })
    expect((await desk.post('wang', ROOT, heard)).status).toBe(201)
    const tomorrow = { ...heard, hearing: { ...hearing, on: '2026-12-20' } }
    expect((await desk.post('wang', ROOT, tomorrow)).status).toBe(422)
  })

  it('does not hold up helplines and short numbers', async () => {
    const { console: desk } = await setUp()
    const words = saying('先打 110，再打 95588；96110 打来的要接，12356 也可以打。')
    expect((await desk.post('wang', ROOT, makeProposal(words))).status).toBe(201)
  })
})

describe('the history of a warning', () => {
  it('has each step in the batch that made it, holds, and says no word', async () => {
    const { propose, publish, withdraw, events } = await setUp()
    const report = await storeReport(env.DB)
    const { id } = await propose('wang', { report })
    await publish('li', id, 1)
    await withdraw('chen', id, 'wrong')
    const history = await events(id)
    expect(history.map(({ type, actor, data }) => [type, actor, data.state])).toEqual([
      ['warning-proposed', 'wang', 'proposed'],
      ['warning-published', 'li', 'published'],
      ['warning-withdrawn', 'chen', 'withdrawn'],
    ])
    expect(await verifyReportChain(history, AUDIT_SECRET)).toMatchObject({ ok: true })
    expect(JSON.stringify(history)).not.toMatch(/\p{Script=Han}/u)
    const { results } = await env.DB.prepare(
      'SELECT type FROM events WHERE report_id = ? ORDER BY seq',
    )
      .bind(report)
      .all<{ type: string }>()
    expect(results.map(({ type }) => type)).toEqual(['received', 'warned'])
  })

  it('keeps nothing of a publication whose event cannot be written', async () => {
    const { propose, read, stored, console: desk } = await setUp()
    const { id } = await propose('wang')
    await env.DB.exec(
      "CREATE TRIGGER no_room BEFORE INSERT ON events WHEN NEW.type = 'warning-published' BEGIN SELECT RAISE(ABORT, 'no room'); END",
    )
    try {
      const answer = await desk.post('li', `${ROOT}/${id}/publication`, { version: 1 })
      expect(answer.status).toBeGreaterThanOrEqual(500)
    } finally {
      await env.DB.exec('DROP TRIGGER no_room')
    }
    expect(await stored(id)).toMatchObject({ state: 'proposed' })
    expect(await read(id)).toEqual([])
  })
})

async function codeOf(answer: Response): Promise<string> {
  return ((await answer.clone().json()) as { code: string }).code
}

let made = 0

async function setUp() {
  // What is said once is one proposal for good: each test says something of its own.
  made += 1
  const where = `第 ${made} 栋`
  const desk = await openConsole({
    editorsWarnings: [makeEditors({ expiresAt: '2027-01-20T02:00:00.000Z' })],
    pause: async () => {},
  })
  const one = (over: Partial<ProposalInput>) => {
    const proposal = makeProposal(over)
    return { ...proposal, zh: { ...proposal.zh, where } }
  }
  const propose = async (person: Person, over: Partial<ProposalInput> = {}) => {
    const answer = await desk.post(person, ROOT, one(over))
    if (answer.status !== 201) throw new Error(await answer.text())
    return (await answer.json()) as { id: string; version: number }
  }
  const publish = (person: Person, id: string, version: number) =>
    desk.post(person, `${ROOT}/${id}/publication`, { version })
  const withdraw = (person: Person, id: string, reason: string) =>
    desk.post(person, `${ROOT}/${id}/withdrawal`, { reason })
  const open = async (person: Person, id: string) =>
    (await (await desk.as(person, `${ROOT}/${id}`)).json()) as ProposalView
  /** Whether the public API lists it now. */
  const read = async (id: string) => {
    const answer = await desk.door.fetch('/api/v1/warnings')
    const { warnings } = (await answer.json()) as { warnings: { id: string }[] }
    return warnings.map((one) => one.id).filter((one) => one === id)
  }
  const page = (id: string) => env.KV.get(`v1:warnings:one:${id}`, 'json')
  const stored = async (id: string) =>
    (await env.DB.prepare('SELECT * FROM proposals WHERE id = ?').bind(id).first()) as Record<
      string,
      unknown
    >
  const events = async (id: string) => {
    const { results } = await env.DB.prepare(
      'SELECT * FROM events WHERE report_id = ? ORDER BY seq',
    )
      .bind(historyOf(id))
      .all<EventRow>()
    return results.map(rowToEvent)
  }
  return { console: desk, propose, publish, withdraw, open, read, page, stored, events }
}
