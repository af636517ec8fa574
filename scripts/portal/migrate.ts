import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from '../run/children.ts'
import { Stop } from '../run/stop.ts'
import { ROOT } from '../run/tools.ts'
import { filesUnder } from './inputs.ts'
import { type State, show, wranglerEnv } from './state.ts'

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
  const code = await runTool('wrangler', args, { log, env: wranglerEnv(state) })
  if (code !== 0) {
    throw new Stop(
      `The local database can't be brought up to date (${show(log)} says why): delete ${show(state.folder)} to begin with an empty one.`,
    )
  }
  writeFileSync(marker, digest)
}
