import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { type EventRow, rowToEvent } from '../../../functions/audit/event.store.ts'
import { readSpokenRows } from '../../../functions/audit/spoken-rows.store.ts'
import { type AuditedReport, verifyLog } from '../../../functions/audit/verify-log.ts'
import { countRows } from '../../support/door.ts'
import { fillDesk } from '../../support/full-desk.ts'
import { AUDIT_SECRET } from '../../support/stored-report.ts'

/** Each kind that the log speaks of, and its table. */
const TABLES = [
  ['appeal', 'appeals'],
  ['case', 'cases'],
  ['directory', 'directory'],
  ['indicator', 'verdicts'],
  ['referral', 'referrals'],
  ['takedown', 'takedowns'],
  ['warning', 'proposals'],
  ['webhook', 'webhooks'],
] as const

beforeAll(async () => {
  await fillDesk()
})

describe('a desk with one of everything', () => {
  it('has a log that holds', async () => {
    // Of referrals there are two: to an authority, and to another centre.
    expect(await verify()).toMatchObject({ rows: TABLES.length + 1, problems: [] })
  })

  it.each(TABLES)('shows that somebody removed a row: %s', async (kind, table) => {
    const count = await countRows(table)
    const problems = await without(table, async () => (await verify()).problems)
    const found = problems.map(({ code, at }) => `${code} ${at.split(':')[0]}`)
    expect(found).toEqual(Array(count).fill(`missing-row ${kind}`))
  })

  it.each(TABLES)('shows that somebody put a row in: %s', async (kind, table) => {
    const columns = await columnsOf(table)
    const values = columns.map((name) => (/^(id|key_mac|receipt_mac)$/.test(name) ? `'zz'` : name))
    await env.DB.exec(`INSERT INTO ${table} SELECT ${values.join(', ')} FROM ${table} LIMIT 1`)
    const { problems } = await verify()
    await env.DB.exec(`DELETE FROM ${table} WHERE id = 'zz'`)
    expect(problems.map(({ code, at }) => [code, at.split(':')[0]])).toEqual([
      ['unspoken-row', kind],
    ])
  })
})

const columnsOf = async (table: string) => {
  const { results } = await env.DB.prepare(`PRAGMA table_info(${table})`).all<{ name: string }>()
  return results.map(({ name }) => name)
}

/** Does something while the rows of a table are gone, then puts them back. */
async function without<T>(table: string, act: () => Promise<T>): Promise<T> {
  const { results } = await env.DB.prepare(`SELECT * FROM ${table}`).all<Record<string, unknown>>()
  await env.DB.batch([
    env.DB.prepare('PRAGMA defer_foreign_keys = on'),
    ...(table === 'cases'
      ? ['case_reports', 'case_terms'].map((part) => env.DB.prepare(`DELETE FROM ${part}`))
      : []),
    env.DB.prepare(`DELETE FROM ${table}`),
  ])
  const found = await act()
  for (const row of results) {
    const names = Object.keys(row)
    await env.DB.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    )
      .bind(...Object.values(row))
      .run()
  }
  return found
}

/** Pages of two, so that every check crosses a page. */
const verify = () =>
  verifyLog(
    {
      checkpoints: [],
      events: async (no) => {
        const found = env.DB.prepare('SELECT * FROM events WHERE no > ? ORDER BY no LIMIT 2')
        return (await found.bind(no).all<EventRow>()).results.map(rowToEvent)
      },
      reports: async (id) => {
        const found = env.DB.prepare(
          'SELECT id, stage FROM reports WHERE id > ? ORDER BY id LIMIT 2',
        )
        return (await found.bind(id).all<AuditedReport>()).results
      },
      rows: (name) =>
        readSpokenRows(
          async (sql) => (await env.DB.prepare(sql).all<{ name: string }>()).results,
          name,
          2,
        ),
    },
    AUDIT_SECRET,
  )
