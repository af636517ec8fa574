import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { openCases, PHONE } from '../../support/cases.ts'

const SHOP = { kind: 'url', value: 'https://evil-shop.top/pay?id=7' }
const OTHER_PAGE = { kind: 'url', value: 'https://evil-shop.top/other' }

describe('what shares something with a report', () => {
  it.each([
    ['phone', PHONE, { kind: 'phone', value: '+86 13912345678' }, '139 **** 5678'],
    [
      'account',
      { kind: 'account', value: '6222 0200 0000 0000' },
      { kind: 'account', value: '6222020000000000' },
      '****0000',
    ],
    ['host', SHOP, OTHER_PAGE, 'evil-shop[.]top'],
    [
      'wechat',
      { kind: 'wechat', value: 'kefu_8899' },
      { kind: 'wechat', value: 'KEFU_8899' },
      'k***9',
    ],
  ])('is offered with the reason: the same %s', async (kind, mine, theirs, display) => {
    const { send, links } = await openCases()
    const a = await send({ indicators: [mine] }, '198.51.1.1')
    const b = await send({ indicators: [theirs] }, '198.51.2.1')
    const { terms, suggestions } = await links('wang', a)
    expect(terms.find((term) => term.kind === kind)).toMatchObject({
      display,
      reports: 2,
      more: false,
      sources: kind === 'host' ? null : 2,
    })
    expect(suggestions.map(({ report }) => report?.id)).toEqual([b])
  })

  it('is nothing of another centre, whose reports aren’t there', async () => {
    const { console, send, links } = await openCases()
    const a = await send({ indicators: [PHONE] })
    await send({ indicators: [PHONE], centre: 'elsewhere' })
    expect(await links('wang', a)).toMatchObject({ terms: [], suggestions: [] })
    expect((await console.as('sun', `/api/v1/triage/reports/${a}/links`)).status).toBe(404)
  })

  it('counts one network that sends much as one reporter', async () => {
    const { send, links } = await openCases()
    const a = await send({ indicators: [PHONE] }, '198.51.1.1')
    for (let n = 0; n < 5; n += 1) await send({ indicators: [PHONE] }, `203.0.113.${n}`)
    expect((await links('wang', a)).terms).toMatchObject([{ reports: 6, sources: 2 }])
  })

  it('is cut where many have it, and says so', async () => {
    const { sendAlike, links } = await openCases()
    const [a = ''] = await sendAlike(22)
    const { terms, suggestions } = await links('wang', a)
    expect(terms).toMatchObject([{ reports: 16, more: true, sources: 16 }])
    expect(suggestions).toHaveLength(12)
  })
})

describe('a case', () => {
  it('is opened by joining two reports, and counts what it has', async () => {
    const { sendAlike, join, open } = await openCases()
    const ids = await sendAlike(3)
    const { caseId, changed } = await join('wang', ids)
    expect(changed).toBe(3)
    const { line, reports, terms, edges, events, historyHolds } = await open('li', caseId)
    expect(line).toMatchObject({
      reference: expect.stringMatching(/^C-\w{3}-\w{3}-\w{3}$/),
      ...{ reports: 3, sources: 3, amounts: 3, amountFen: 3_000_000 },
    })
    expect(reports.map(({ id }) => id).sort()).toEqual([...ids].sort())
    expect(terms).toMatchObject([{ kind: 'phone', display: '139 **** 5678', reports: 3 }])
    expect(edges).toHaveLength(3)
    expect(events).toMatchObject([{ type: 'join', actor: 'wang', data: { count: 3 } }])
    expect(historyHolds).toBe(true)
  })

  it('takes in what is joined to one of its reports, and is one suggestion', async () => {
    const { sendAlike, join, links, open } = await openCases()
    const [a = '', b = '', c = ''] = await sendAlike(3)
    const { caseId } = await join('wang', [a, b])
    expect((await links('wang', c)).suggestions).toMatchObject([
      { report: null, case: { id: caseId, reports: 2 } },
    ])
    expect(await join('wang', [a, c])).toMatchObject({ caseId, changed: 1 })
    expect((await open('wang', caseId)).line.reports).toBe(3)
    expect((await links('wang', c)).suggestions).toEqual([])
  })

  it('stands in the history of each of its reports', async () => {
    const { console, sendAlike, join } = await openCases()
    const [a = '', b = ''] = await sendAlike(2)
    const { caseId, action } = await join('wang', [a, b])
    const file = await console.as('wang', `/api/v1/triage/reports/${a}`)
    const { events, historyHolds } = await file.json<{ events: object[]; historyHolds: boolean }>()
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'case-joined', data: { case: caseId, action } }),
    )
    expect(historyHolds).toBe(true)
  })

  it('isn’t made of one report, of two cases, or of what isn’t ours', async () => {
    const { sendAlike, join, post } = await openCases()
    const [a = '', b = '', c = '', d = ''] = await sendAlike(4)
    await join('wang', [a, b])
    await join('wang', [c, d])
    const ask = (reports: string[], person: 'wang' | 'sun' = 'wang') =>
      post(person, '/cases', { reports, reason: 'same-people' })
    expect((await ask([a, c])).status).toBe(409)
    expect(await (await ask([a, a])).json()).toMatchObject({ action: null, changed: 0 })
    expect((await ask([a, b], 'sun')).status).toBe(404)
    expect((await ask(['0'.repeat(26), a])).status).toBe(404)
  })

  it('loses a report that is taken back, and counts again', async () => {
    const { sendAlike, join, open } = await openCases()
    const ids = await sendAlike(3)
    const { caseId } = await join('wang', ids)
    await env.DB.batch([
      env.DB.prepare('DELETE FROM case_reports WHERE report_id = ?').bind(ids[0]),
      env.DB.prepare('UPDATE cases SET stale = 1'),
    ])
    expect((await open('wang', caseId)).line).toMatchObject({ reports: 2, amountFen: 2_000_000 })
  })
})

describe('what was kept apart', () => {
  it('isn’t offered again, either way, until that is undone', async () => {
    const { sendAlike, links, post, undo } = await openCases()
    const [a = '', b = ''] = await sendAlike(2)
    const kept = await post('wang', '/cases/apart', {
      ...{ report: a, other: b },
      reason: 'shared-by-chance',
    })
    const { action } = await kept.json<{ action: string }>()
    expect((await links('li', a)).suggestions).toEqual([])
    expect((await links('li', b)).suggestions).toEqual([])
    expect(await (await undo('wang', { action })).json()).toMatchObject({ undone: 2 })
    expect((await links('li', b)).suggestions).toHaveLength(1)
  })

  it('may be a report and a whole case', async () => {
    const { sendAlike, join, links, post } = await openCases()
    const [a = '', b = '', c = ''] = await sendAlike(3)
    const { caseId } = await join('wang', [a, b])
    await post('wang', '/cases/apart', {
      ...{ report: c, other: caseId },
      reason: 'another-matter',
    })
    expect((await links('wang', c)).suggestions).toEqual([])
  })
})

describe('another centre’s officer', () => {
  it('finds nothing of a case, whatever they ask', async () => {
    const { console, sendAlike, join, post, open } = await openCases()
    const [a = '', b = '', c = ''] = await sendAlike(3)
    const { caseId, action } = await join('wang', [a, b])
    const claim = { action: 'claim', reason: 'one-pair-of-hands' }
    const asked = [
      console.as('sun', `/api/v1/triage/cases/${caseId}`),
      post('sun', '/cases', { case: caseId, reports: [c], reason: 'same-people' }),
      post('sun', `/cases/${caseId}/leave`, { reports: [a], reason: 'joined-by-mistake' }),
      post('sun', `/cases/${caseId}/preview`, claim),
      post('sun', `/cases/${caseId}/bulk`, { do: claim, rows: [{ id: a, version: 1 }] }),
      post('sun', '/cases/apart', { report: a, other: caseId, reason: 'another-matter' }),
      post('sun', '/cases/undo', { action }),
    ]
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(asked.map(() => 404))
    const list = await console.as('sun', '/api/v1/triage/cases')
    expect(await list.json()).toMatchObject({ cases: [], proposals: [] })
    expect((await open('wang', caseId)).line.reports).toBe(2)
  })
})
