// Longer than most files: what publishes a verdict, and all that does not, is tried on one number.

import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it } from 'vitest'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { verifyReportChain } from '../../../functions/audit/verify-chain.ts'
import type { OpenedIndicator } from '../../../functions/verdicts/list-verdicts.ts'
import { publicHash } from '../../../functions/verdicts/public-hash.ts'
import type { VerdictInput } from '../../../functions/verdicts/verdict.schema.ts'
import { historyOf } from '../../../functions/verdicts/verdict.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { NOW, openDoor } from '../../support/door.ts'
import { lookedUp } from '../../support/looked-up.ts'
import { indicatorId, type Named, nameInReport } from '../../support/named-reports.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'

const ROOT = '/api/v1/triage/indicators'
const NOW_ISO = NOW.toISOString()

beforeEach(async () => {
  await env.DB.exec('DELETE FROM spent_actions')
})

describe('what readers may look up', () => {
  it('is what two officers confirmed on three reporters that were checked', async () => {
    const { act, open, published, id, named } = await setUp([
      'spoke-to-reporter',
      'saw-evidence',
      'saw-evidence',
    ])
    expect(await act('wang', ask(0))).toBe(200)
    expect(await published()).toEqual([])
    expect(await act('li', { act: 'agree', version: 1 })).toBe(200)
    expect((await open('wang', id)).verdict).toMatchObject({
      verdict: 'confirmed',
      isPublic: true,
      askedBy: 'wang',
      agreedBy: 'li',
    })
    expect(await published()).toEqual([
      {
        kind: 'phone',
        hash: await publicHash(named),
        verdict: 'confirmed',
        since: NOW_ISO,
        expiresAt: '2027-02-21T02:00:00.000Z',
        grounds: 'reporters',
      },
    ])
  })

  it.each<[string, (string | null)[], string]>([
    ['of two reporters', ['saw-evidence', 'saw-evidence'], 'reporters'],
    ['of three that nobody checked', [null, null, null], 'reporters'],
    [
      'of three that only fit each other',
      ['fits-other-reports', 'fits-other-reports', 'fits-other-reports'],
      'reporters',
    ],
  ])('is nothing %s', async (_, checked, grounds) => {
    const { act, published } = await setUp(checked)
    expect(await act('wang', ask(0, grounds as 'reporters'))).toBe(422)
    expect(await published()).toEqual([])
  })

  it('is also what rests on proof, with one report', async () => {
    const { act, published } = await setUp([null])
    expect(await act('wang', ask(0, 'payment-papers'))).toBe(200)
    expect(await act('li', { act: 'agree', version: 1 })).toBe(200)
    expect(await published()).toHaveLength(1)
  })

  it('is never what one officer says, however often at once', async () => {
    const { act, published, id } = await setUp(['saw-evidence', 'saw-evidence', 'saw-evidence'])
    await act('wang', ask(0))
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => act('wang', { act: 'agree', version: 1 })),
    )
    expect(new Set(statuses)).toEqual(new Set([409]))
    const races = await Promise.all([
      act('li', ask(1)),
      act('li', { act: 'agree', version: 1 }),
      act('li', { act: 'agree', version: 2 }),
    ])
    const row = await env.DB.prepare('SELECT asked_by, agreed_by FROM verdicts WHERE id = ?')
      .bind(id)
      .first()
    console.info(
      `20 of one officer’s own at once: ${statuses.filter((s) => s < 300).length} agreed; a race of asking and agreeing: ${JSON.stringify(row)}, ${races.join(' ')}`,
    )
    expect(row?.agreed_by === null || row?.agreed_by !== row?.asked_by).toBe(true)
    expect((await published()).length).toBe(row?.agreed_by ? 1 : 0)
  })

  it('is nothing where the table is written by hand with one name', async () => {
    const { act, id } = await setUp(['saw-evidence'])
    await act('wang', ask(0, 'court-paper'))
    for (const change of [
      "agreed_by = 'wang'",
      "hash = 'x'",
      "verdict = 'confirmed', hash = 'x', agreed_by = 'wang'",
    ]) {
      await expect(
        env.DB.prepare(`UPDATE verdicts SET ${change} WHERE id = ?`).bind(id).run(),
      ).rejects.toThrow(/CHECK/)
    }
  })

  it('holds nothing that is suspected, masked, cleared or outlived', async () => {
    const { act, published } = await setUp(['saw-evidence', 'saw-evidence', 'saw-evidence'])
    await act('chen', { act: 'suspect', version: 0 })
    expect(await published()).toEqual([])
    await act('wang', ask(1))
    await act('li', { act: 'agree', version: 2 })
    expect(await published('2027-02-21T01:59:59.000Z')).toHaveLength(1)
    expect(await published('2027-02-21T02:00:00.000Z')).toEqual([])
    expect(await act('wang', { act: 'mask', reason: 'objection' })).toBe(200)
    expect(await published()).toEqual([])
    await act('li', ask(4, 'police-notice', 'disputed'))
    expect(await published()).toEqual([])
    await act('wang', { act: 'agree', version: 5 })
    expect((await published()).map(({ verdict }) => verdict)).toEqual(['disputed'])
    expect(await act('li', { act: 'clear', reason: 'mistake' })).toBe(200)
    expect(await published()).toEqual([])
  })

  it.each<[Named, number]>([
    [{ kind: 'wechat', value: 'wxid_a1b2c3' }, 180],
    [{ kind: 'qq', value: '1234567890' }, 180],
    [{ kind: 'telegram', value: 'fanli_888' }, 90],
    [{ kind: 'email', value: 'hr@kuaifa.example' }, 365],
    [{ kind: 'url', value: 'https://kuaifa.example/a' }, 180],
    [{ kind: 'app', value: '快返利' }, 365],
    [{ kind: 'account', value: '6222021234567890128' }, 365],
    [{ kind: 'wallet', value: 'TJRyWwFs9wTFGZg3JbrVriFbNfCug5tDeC' }, 1_825],
  ])('outlives its time by its kind: %j after %i days', async (named, days) => {
    const { act, published } = await setUp(['saw-evidence'], named)
    await act('wang', ask(0, 'police-notice'))
    expect(await act('li', { act: 'agree', version: 1 })).toBe(200)
    const at = (ms: number) => new Date(NOW.getTime() + days * 86_400_000 + ms).toISOString()
    expect([(await published(at(-1))).length, await published(at(0))]).toEqual([1, []])
  })

  it('falls when a reporter takes their report back before the second officer agrees', async () => {
    const { act, published, reports } = await setUp([
      'saw-evidence',
      'saw-evidence',
      'saw-evidence',
    ])
    await act('wang', ask(0))
    await env.DB.prepare('DELETE FROM indicators WHERE report_id = ?')
      .bind(reports[0] ?? '')
      .run()
    expect(await act('li', { act: 'agree', version: 1 })).toBe(422)
    expect(await published()).toEqual([])
  })
})

describe('what is never listed', () => {
  it.each<[string, Named]>([
    ['110', { kind: 'phone', value: '110' }],
    ['110 with a country code', { kind: 'phone', value: '+86110' }],
    ['96110', { kind: 'phone', value: '96110' }],
    ['a bank’s hotline', { kind: 'phone', value: '95588' }],
    ['a short number that the list doesn’t have', { kind: 'phone', value: '95013' }],
    ['a page of a bank', { kind: 'url', value: 'https://mybank.icbc.com.cn/login' }],
    ['a school', { kind: 'url', value: 'http://www.scu.edu.cn' }],
    ['a hospital', { kind: 'url', value: 'https://www.wchscu.cn/guahao' }],
    ['a hospital’s name', { kind: 'wechat', value: '四川大学华西医院' }],
    ['an office of the state', { kind: 'url', value: 'https://www.mps.gov.cn/n225' }],
    ['a large platform', { kind: 'url', value: 'https://item.taobao.com/item.htm?id=1' }],
    ['a mailbox at a school', { kind: 'email', value: 'a@stu.edu.cn' }],
    ['a brand by its name', { kind: 'app', value: '工商银行' }],
    ['an App by its name', { kind: 'app', value: '国家反诈中心' }],
  ])('%s, whatever proof there is', async (_, named) => {
    const { act, open, id } = await setUp(['saw-evidence', 'saw-evidence', 'saw-evidence'], named)
    expect((await open('wang', id)).protectedBy).not.toBeNull()
    expect(await act('wang', ask(0, 'court-paper'))).toBe(409)
  })

  it.each<[string, Named]>([
    ['a firm’s name', { kind: 'company', value: '快发网络科技有限公司' }],
    ['what has no kind', { kind: 'other', value: '那个群' }],
  ])('%s', async (_, named) => {
    const { act } = await setUp(['saw-evidence', 'saw-evidence', 'saw-evidence'], named)
    expect(await act('wang', ask(0, 'court-paper'))).toBe(409)
  })

  it.each<[string, Named]>([
    [
      'a page that only ends like a bank’s',
      { kind: 'url', value: 'https://icbc.com.cn.verify.top/a' },
    ],
    ['a mailbox that anybody may open', { kind: 'email', value: 'recruiter@qq.com' }],
    ['a sender of text messages', { kind: 'phone', value: '10691234567890' }],
  ])('doesn’t protect %s', async (_, named) => {
    const { open, id } = await setUp([null], named)
    expect((await open('wang', id)).protectedBy).toBeNull()
  })
})

describe('a thousand forged reports from fifty networks against one innocent number', () => {
  it('carry no verdict, and leave what readers have as it was', async () => {
    const { act, open, published, id, named } = await setUp([])
    for (let n = 0; n < 1_000; n += 1) await nameInReport(named, `network-${n % 50}`)
    const { reporters } = await open('wang', id)
    const asked = await act('wang', ask(0))
    const forced = await act('li', { act: 'agree', version: 0 })
    const listed = await published()
    console.info(
      `poisoning: ${reporters.reports} reports from ${reporters.networks} networks, ${reporters.checked} checked reporters; asking answers ${asked}, agreeing ${forced}; published: ${listed.length}`,
    )
    expect(reporters).toEqual({ reports: 1_000, networks: 50, checked: 0 })
    expect([asked, forced, listed.length]).toEqual([422, 409, 0])
  })

  it('don’t add up across months, and the desk counts once', async () => {
    const { open, id, named } = await setUp([])
    for (const month of ['09', '10', '11']) {
      const created_at = `2026-${month}-05T02:00:00.000Z`
      await nameInReport(named, `n-${month}`, 'saw-evidence', { created_at })
    }
    for (let n = 0; n < 4; n += 1) await nameInReport(named, null, 'saw-evidence')
    expect((await open('wang', id)).reporters).toEqual({ reports: 7, networks: 2, checked: 2 })
  })
})

describe('another centre', () => {
  it('sees nothing of it, and its own reports of the same thing say nothing here', async () => {
    const { act, id, console: desk, named, open } = await setUp([null])
    await nameInReport(named, 'far', 'saw-evidence', { centre_id: 'elsewhere' })
    expect((await open('wang', id)).reporters.reports).toBe(1)
    await act('wang', { act: 'suspect', version: 0 })
    expect((await desk.as('sun', `${ROOT}/${id}`)).status).toBe(404)
    for (const input of [
      ask(1),
      { act: 'agree', version: 1 },
      { act: 'mask', reason: 'doubt' },
      { act: 'clear', reason: 'doubt' },
    ]) {
      expect((await desk.post('sun', `${ROOT}/${id}/verdict`, input)).status).toBe(404)
    }
    const list = await (await desk.as('sun', ROOT)).json()
    expect(JSON.stringify(list)).not.toContain(id)
  })

  it('agrees where it was asked', async () => {
    const { act, id, published, open } = await setUp([null])
    await act('wang', { ...ask(0, 'police-notice'), askedCentre: 'elsewhere' })
    expect((await open('sun', id)).verdict).toMatchObject({ asked: 'confirmed' })
    expect(await act('sun', { act: 'clear', reason: 'doubt' })).toBe(404)
    expect(await act('sun', { act: 'agree', version: 1 })).toBe(200)
    expect(await published()).toHaveLength(1)
    // What it has put its name to it may hide alone, as anybody who agreed.
    expect(await act('sun', { act: 'mask', reason: 'objection' })).toBe(200)
    expect(await published()).toEqual([])
  })

  it('isn’t asked where there is none, or one’s own', async () => {
    const { act } = await setUp([null])
    for (const askedCentre of ['nowhere', 'jiangpan']) {
      expect(await act('wang', { ...ask(0, 'police-notice'), askedCentre })).toBe(422)
    }
  })
})

describe('who may only look', () => {
  it.each<Person>(['zhao', 'wu', 'he'])('%s judges nothing', async (person) => {
    const { act } = await setUp([null])
    expect(await act(person, { act: 'suspect', version: 0 })).toBe(403)
  })
})

it('the history of a verdict holds, with codes and counts only, and no value', async () => {
  const { act, id, named } = await setUp(['saw-evidence', 'saw-evidence', 'saw-evidence'])
  await act('wang', ask(0))
  await act('li', { act: 'agree', version: 1 })
  await act('chen', { act: 'mask', reason: 'new-owner' })
  const { results } = await env.DB.prepare('SELECT * FROM events WHERE report_id = ? ORDER BY seq')
    .bind(historyOf(id))
    .all<EventRow>()
  const events = results.map(rowToEvent)
  expect(events.map(({ type, actor }) => [type, actor])).toEqual([
    ['indicator-asked', 'wang'],
    ['indicator-agreed', 'li'],
    ['indicator-masked', 'chen'],
  ])
  expect(await verifyReportChain(events, AUDIT_SECRET)).toMatchObject({ ok: true })
  expect(JSON.stringify(results)).not.toContain(named.value.slice(-8))
})

let made = 0

/** A number that reports name, each from a network of its own; `checked` says why each was verified. */
async function setUp(checked: readonly (string | null)[], given?: Named) {
  made += 1
  const named: Named = given ?? { kind: 'phone', value: `+86139${String(10_000_000 + made)}` }
  const desk = await openConsole()
  const reports: string[] = []
  for (const [n, reason] of checked.entries())
    reports.push(await nameInReport(named, `own-${made}-${n}`, reason))
  const id = await indicatorId(named)
  const act = async (person: Person, input: VerdictInput | Record<string, unknown>) =>
    (await desk.post(person, `${ROOT}/${id}/verdict`, input)).status
  const open = async (person: Person, one: string) =>
    (await (await desk.as(person, `${ROOT}/${one}`)).json()) as OpenedIndicator
  const published = async (now = NOW_ISO) =>
    lookedUp(await openDoor({ clock: () => new Date(now) }), named)
  return { console: desk, named, id, act, open, published, reports }
}

function ask(
  version: number,
  grounds: Extract<VerdictInput, { act: 'ask' }>['grounds'] = 'reporters',
  verdict: 'confirmed' | 'disputed' = 'confirmed',
): Extract<VerdictInput, { act: 'ask' }> {
  return { act: 'ask', version, verdict, grounds, askedCentre: null }
}
