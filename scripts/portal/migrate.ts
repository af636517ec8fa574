import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needTool } from '../run/children.ts'
import { Stop } from '../run/stop.ts'
import { ROOT } from '../run/tools.ts'
import { filesUnder } from './inputs.ts'
import { type State, show } from './state.ts'

/** Brings the local database up to date; asks wrangler only when a migration is new. */
export async function migrate(state: State): Promise<void> {
  const hash = createHash('sha256')
  for (const file of filesUnder(join(ROOT, 'functions', 'migrations')))
    hash.update(readFileSync(file))
  const digest = hash.digest('hex')
  const marker = join(state.folder, 'migrated.sha256')
  if (existsSync(state.data) && existsSync(marker) && readFileSync(marker, 'utf8') === digest)
    return
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state.data]
  const log = join(state.logs, 'migrate.log')
  await needTool('Migrating the local database', 'wrangler', args, {
    log,
    env: { CI: 'true' },
  }).catch((error: Stop) => {
    throw new Stop(`${error.message} To begin with an empty one, delete ${show(state.folder)}.`)
  })
  writeFileSync(marker, digest)
}
