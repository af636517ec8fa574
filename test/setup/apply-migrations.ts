import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

/** How often the last file's data may still be there after it was thrown away. */
const TRIES = 40

// All files run in one workerd (test/vitest.config.ts): each begins with nothing stored. In a hook,
// because a file may be read while the one before it still runs. What a busy database held is at times
// there again after a reset: so it is looked at, and thrown away until it is gone.
beforeAll(async () => {
  for (let tries = 1; ; tries += 1) {
    await reset()
    if ((await countTables()) === 0) break
    if (tries === TRIES) throw new Error('the data of the test file before this one stays')
    await scheduler.wait(50)
  }
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
})

const countTables = () =>
  env.DB.prepare(
    `SELECT count(*) AS n FROM sqlite_master
     WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
  ).first<number>('n')
