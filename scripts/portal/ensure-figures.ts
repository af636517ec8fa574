import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { KV_KEYS } from '../../functions/kv-keys.ts'
import { provinces } from '../../functions/regions/regions.ts'
import { publishTally } from '../../functions/statistics/publish-tally.ts'
import { demoTally } from '../demo/figures.ts'
import { needTool } from '../run/children.ts'
import { ROOT } from '../run/tools.ts'
import { today } from './operator-day.ts'
import { type State, wranglerEnv } from './state.ts'

/** Puts the demonstration's earlier weeks into the local KV, once: counted, and published. */
export async function ensureFigures(state: State): Promise<void> {
  const file = join(state.folder, 'figures.json')
  if (existsSync(file)) return
  const content = (name: string) => parse(readFileSync(join(ROOT, 'content', name), 'utf8'))
  const { timeZone } = content('operator.yaml') as { timeZone: string }
  const lists = {
    scamTypes: (content('scam-types.yaml') as { id: string }[]).map(({ id }) => id),
    provinces: provinces().map(({ code }) => code),
  }
  const tally = demoTally(today(), lists)
  const live = publishTally(tally, { demo: true, timeZone, byProvince: false, lists })
  const next = `${file}.next`
  const entries = [
    { key: KV_KEYS.tally, value: JSON.stringify(tally) },
    { key: KV_KEYS.liveFigures, value: JSON.stringify(live) },
  ]
  writeFileSync(next, JSON.stringify(entries))
  await needTool(
    'Adding the demo figures',
    'wrangler',
    ['kv', 'bulk', 'put', next, '--binding', 'KV', '--local', '--persist-to', state.data],
    { log: join(state.logs, 'figures.log'), env: wranglerEnv(state) },
  )
  writeFileSync(file, JSON.stringify(entries))
}
