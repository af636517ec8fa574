import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { COLUMNS, type ImportWords, LISTS } from '../../../functions/imports/columns.ts'
import type { GoodRow } from '../../../functions/imports/read-row.ts'
import { rowKey } from '../../../functions/imports/row-key.ts'
import { deskInput } from '../../../functions/reports/desk-input.ts'
import { openConsole, type Person } from '../../support/console.ts'
import { countRows } from '../../support/door.ts'
import { line, readImport } from '../../support/import-sheet.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'

/** A file that names columns and codes by their ids. */
const WORDS: ImportWords = {
  headers: {},
  codes: {
    ...Object.fromEntries(
      Object.entries(LISTS).map(([list, codes]) => [
        list,
        Object.fromEntries(codes.map((code) => [code, []])),
      ]),
    ),
    scamType: {},
    province: { 510000: [] },
  } as unknown as ImportWords['codes'],
}

describe('rows of a file', () => {
  it('sent once more add nothing, by another officer and sealed anew', async () => {
    const { rows, send } = await atDesk(file(60))
    const before = await countRows('reports')
    const first = await sum(rows.map((row) => send('wang', row)))
    const again = await sum(rows.map((row) => send('li', row)))
    const stored = (await countRows('reports')) - before
    console.info(
      `import: ${rows.length} rows, sent ${rows.length * 2} times: ${JSON.stringify({ first, again })}, ${stored} reports`,
    )
    expect(first).toEqual({ 201: 60 })
    expect(again).toEqual({ 422: 60 })
    expect(stored).toBe(60)
  })

  it('sent by two officers at once are one report each', async () => {
    const { rows, send } = await atDesk(file(40, 'zwei'))
    const before = await countRows('reports')
    const both = rows.flatMap((row) => [send('wang', row), send('li', row)])
    expect(await sum(both)).toEqual({ 201: 40, 422: 40 })
    expect((await countRows('reports')) - before).toBe(40)
  })

  it('whose answers were lost are the same reports when their bytes come again', async () => {
    const { rows, send, bodies } = await atDesk(file(20, 'cut'))
    const first = await Promise.all(rows.map(async (row) => (await send('wang', row)).json()))
    const again = rows.map((row) => send('wang', row, bodies.get(row)))
    expect(await Promise.all(again.map(async (one) => (await one).json()))).toEqual(first)
  })

  it('are kept where the database is down, and are still one each when sent again', async () => {
    const down = () => Promise.reject(new Error('D1_ERROR: D1 DB is overloaded.'))
    const { rows, send } = await atDesk(file(10, 'held'), {
      reports: { findAttempt: down, insert: down, findByReceipt: down },
    })
    expect(await sum(rows.map((row) => send('wang', row)))).toEqual({ 202: 10 })
    expect(await sum(rows.map((row) => send('li', row)))).toEqual({ 422: 10 })
  })

  it('of the kinds and lanes that they say, never crowded, and entered by their officer', async () => {
    const { rows, send } = await atDesk(file(3, 'kinds'), { withinBudget: async () => false })
    await Promise.all(rows.map((row) => send('chen', row)))
    const { results } = await env.DB.prepare(
      `SELECT r.channel, r.lane, r.reasons, r.notice_version, e.actor, e.data ->> 'channel' AS said
       FROM reports r JOIN events e ON e.report_id = r.id WHERE e.actor = 'chen'`,
    ).run()
    expect(results).toHaveLength(3)
    for (const result of results) {
      expect(result).toMatchObject({
        channel: 'import',
        said: 'import',
        lane: 'today',
        notice_version: null,
      })
      expect(result.reasons).not.toContain('crowded')
    }
  })
})

describe('which rows are there already', () => {
  it('is told before anything is sent, to the same centre only', async () => {
    const { rows, keys, send, known } = await atDesk(file(6, 'known'))
    await Promise.all(rows.slice(0, 4).map((row) => send('wang', row)))
    const before = await countRows('reports')
    const all = rows.map((row) => keys.get(row) ?? '')
    expect((await known('li', all)).sort()).toEqual(all.slice(0, 4).sort())
    expect(await known('sun', all)).toEqual([])
    expect(await countRows('reports')).toBe(before)
  })

  it('is asked a few at a time', async () => {
    const { console } = await atDesk(file(1, 'few'))
    for (const keys of [[], Array(251).fill('k'.repeat(43)), ['short']]) {
      expect((await console.post('wang', '/api/v1/triage/imports/known', { keys })).status).toBe(
        422,
      )
    }
  })
})

/** A file of `n` rows that differ, with marks of their own. */
const file = (n: number, mark = 'row') =>
  [
    COLUMNS.map(({ id }) => id).join(','),
    ...Array.from({ length: n }, (_, i) =>
      line(
        ...COLUMNS.map(({ id }) => {
          if (id === 'kind') return 'fraud'
          if (id === 'situation') return 'paid'
          if (id === 'phones') return `139 0000 ${String(i).padStart(4, '0')}`
          return id === 'story' ? `${mark} ${i}` : ''
        }),
      ),
    ),
  ].join('\r\n')

/** Rows of a file as an officer's browser sends them: read, keyed, sealed. */
async function atDesk(text: string, overrides: Parameters<typeof openConsole>[0] = {}) {
  const console = await openConsole(overrides)
  const { good: rows, bad } = readImport(text, WORDS)
  expect(bad).toEqual([])
  const keys = new Map<GoodRow, string>()
  for (const row of rows) keys.set(row, await rowKey(row, 'jiangpan'))
  const bodies = new Map<GoodRow, string>()
  const { centre, recovery } = console.door.keys
  const send = async (person: Person, row: GoodRow, sent?: string) => {
    const body = sent ?? JSON.stringify(await sealed(row))
    bodies.set(row, body)
    return console.as(person, '/api/v1/triage/reports', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': keys.get(row) ?? '' },
      body,
    })
  }
  const sealed = async ({ input }: GoodRow) => {
    const { private: words, ...open } = deskInput(input, 'import')
    const { sealed } = await makeSealedReport([centre, recovery], { private: words })
    return { ...open, sealed }
  }
  const known = async (person: Person, asked: readonly string[]) => {
    const response = await console.post(person, '/api/v1/triage/imports/known', { keys: asked })
    return (await response.json<{ known: string[] }>()).known
  }
  return { console, rows, keys, bodies, send, known }
}

/** How many answers had which status. */
async function sum(answers: readonly Promise<Response>[]) {
  const counts: Record<number, number> = {}
  for (const { status } of await Promise.all(answers)) counts[status] = (counts[status] ?? 0) + 1
  return counts
}
