import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOW_TO_INSTALL, needChromium } from '../test/support/chromium.ts'
import { runCommand, Stop } from './run/stop.ts'
import { runCheck } from './test/run-check.ts'
import { runSuite } from './test/run-suite.ts'
import { add, EMPTY, type Tally, tallyLine } from './test/tally.ts'

/** What runs, in order: a check counts as one; a suite counts its tests. */
const CHECKS = [
  { name: 'format and lint', tool: 'biome', args: ['check', '.'] },
  { name: 'types of pages', tool: 'astro', args: ['check', '--minimumFailingSeverity', 'warning'] },
  { name: 'types of the rest', tool: 'tsc', args: ['--noEmit'] },
] as const

const SUITES = {
  quick: ['node', 'worker'],
  built: ['built'],
} as const

/**
 * `npm test`: everything. `--quick`: what needs no build. `--pages`: every page through axe, only.
 * Ends with the line `N passed, N failed, N skipped`.
 */
await runCommand(async () => {
  const only = process.argv[2]
  // Asked first: five minutes of tests should not end at a browser that isn't there.
  if (only !== '--quick' && !needChromium()) throw new Stop(HOW_TO_INSTALL)
  const folder = mkdtempSync(join(tmpdir(), 'jingzhong-test-'))
  let tally: Tally = EMPTY
  try {
    if (only === '--pages') {
      tally = await runSuite(['built'], folder, { JINGZHONG_ALL_PAGES: 'true' }, [
        'test/built/axe',
        'test/site/people',
        'test/site/shell',
      ])
    } else {
      const fewer = only === '--quick' ? { JINGZHONG_BODIES: '1000' } : {}
      // Side by side: each needs one core.
      const halves = await Promise.all([runChecks(folder), runSuite(SUITES.quick, folder, fewer)])
      tally = halves.reduce(add)
      if (only !== '--quick') tally = add(tally, await runSuite(SUITES.built, folder))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\n${tallyLine(tally)}`)
  return tally.failed > 0 ? 1 : 0
})

async function runChecks(folder: string): Promise<Tally> {
  let tally: Tally = EMPTY
  for (const check of CHECKS) tally = add(tally, await runCheck(check, folder))
  return tally
}
