import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { officersSql } from '../demo/officers.store.ts'
import { DEMO_ROLES } from '../demo/roles.ts'
import { needTool } from '../run/children.ts'
import type { DemoCentres } from './demo-keys.ts'
import { type State, wranglerEnv } from './state.ts'

/** Puts the demonstration's people into the local database, once. */
export async function ensureOfficers(state: State, centres: DemoCentres): Promise<void> {
  const sql = officersSql(DEMO_ROLES, (role) => centres[role.centre])
  const file = join(state.folder, 'officers.sql')
  if (existsSync(file) && readFileSync(file, 'utf8') === sql) return
  const next = `${file}.next`
  writeFileSync(next, sql)
  const args = ['d1', 'execute', 'DB', '--local', '--persist-to', state.data, '--file', next]
  await needTool('Adding the demo officers', 'wrangler', args, {
    log: join(state.logs, 'officers.log'),
    env: wranglerEnv(state),
  })
  writeFileSync(file, sql)
}
