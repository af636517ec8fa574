import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { portal } from './portal.ts'

/** How many reports the portal under test has stored: its local D1, read from beside. */
export const countStoredReports = (): number =>
  read('SELECT count(*) AS n FROM reports')[0]?.n as number

/** The newest report's plain columns. */
export const newestStoredReport = (): Record<string, unknown> =>
  read(
    'SELECT r.* FROM reports r JOIN events e ON e.report_id = r.id ORDER BY e.no DESC LIMIT 1',
  )[0] ?? {}

/** The portal's local D1 as a file. */
export function databaseFile(): string {
  const folder = join(portal().state, 'data', 'v3', 'd1', 'miniflare-D1DatabaseObject')
  const file = readdirSync(folder).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name))
  if (!file) throw new Error(`no database in ${folder}`)
  return join(folder, file)
}

function read(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(databaseFile(), { readOnly: true, timeout: 10_000 })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}

/** Does something while the portal finds none of its tables. */
export async function withoutTables<T>(work: () => Promise<T>): Promise<T> {
  const tables = read(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '[_s][cq][fl]*' ORDER BY name",
  ).map(({ name }) => String(name))
  const rename = (from: (name: string) => string, to: (name: string) => string) => {
    const database = new DatabaseSync(databaseFile(), { timeout: 10_000 })
    try {
      database.exec('BEGIN IMMEDIATE')
      for (const name of tables)
        database.exec(`ALTER TABLE "${from(name)}" RENAME TO "${to(name)}"`)
      database.exec('COMMIT')
    } finally {
      database.close()
    }
  }
  const away = (name: string) => `away_${name}`
  const here = (name: string) => name
  rename(here, away)
  try {
    return await work()
  } finally {
    rename(away, here)
  }
}
