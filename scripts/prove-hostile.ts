import { spawnSync } from 'node:child_process'
import { HOW_TO_INSTALL, needChromium } from '../test/support/chromium.ts'
import { readOptions } from './run/options.ts'
import { runCommand, Stop } from './run/stop.ts'
import { ROOT, tool } from './run/tools.ts'

const ARGS = ['run', '--config', 'test/vitest.config.ts', '--project', 'built']
const FILE = 'test/site/portal/triage/hostile-views.browser.test.ts'

/**
 * `npm run prove:hostile`: every payload in every text field, looked at in every view of the console, in both
 * languages and every form, with the content security policy and without. Prints what each field has had.
 * It ends when every field has had all that fit into it, and fails where one hasn't after so many rounds.
 */
await runCommand(async () => {
  const { rounds } = readOptions({ rounds: 40 })
  if (!needChromium()) throw new Stop(HOW_TO_INSTALL)
  const env = { ...process.env, JINGZHONG_HOSTILE: String(rounds) }
  const { status } = spawnSync(tool('vitest'), [...ARGS, FILE], {
    cwd: ROOT,
    env,
    stdio: 'inherit',
  })
  return status ?? 1
})
