import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unstable_splitSqlQuery } from 'wrangler'
import { ROOT } from '../run/tools.ts'

const FOLDER = join(ROOT, 'functions', 'migrations')

/** Runs every migration on an empty database. */
export async function migrate(db: D1Database): Promise<void> {
  for (const file of readdirSync(FOLDER).sort()) {
    const statements = unstable_splitSqlQuery(readFileSync(join(FOLDER, file), 'utf8'))
    await db.batch(statements.map((statement) => db.prepare(statement)))
  }
}
