import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HOW_TO_INSTALL, needChromium } from '../test/support/chromium.ts'
import { runCommand, Stop } from './run/stop.ts'
import { prepareLanes } from './test/prepare-lanes.ts'
import { runCheck } from './test/run-check.ts'
import { runSuite } from './test/run-suite.ts'
import { add, EMPTY, type Tally, tallyLine } from './test/tally.ts'

/** In the first lane of browsers, beside what builds on the side: with these both take about as long. */
const IN_FIRST = ['test/site/portal/triage/', 'test/site/portal/report-kinds.browser.test.ts']

/** What runs, in order: a check counts as one; a suite counts its tests. */
const CHECKS = [
  { name: 'format and lint', tool: 'biome', args: ['check', '.'] },
  { name: 'types of pages', tool: 'astro', args: ['check', '--minimumFailingSeverity', 'warning'] },
  { name: 'types of the rest', tool: 'tsc', args: ['--noEmit'] },
] as const

const SUITES = {
  quick: ['node', 'worker'],
  alone: ['miniflare'],
  built: ['built'],
} as const

/**
 * `npm test`: everything. `--quick`: what needs no build. `--pages`: every page through axe, only.
 * Ends with the line `N passed, N failed, N skipped`.
 */
await runCommand(async () => {
  const kind = process.argv[2]
  // Asked first: five minutes of tests should not end at a browser that isn't there.
  if (kind !== '--quick' && !needChromium()) throw new Stop(HOW_TO_INSTALL)
  const folder = mkdtempSync(join(tmpdir(), 'jingzhong-test-'))
  let tally: Tally = EMPTY
  try {
    if (kind === '--pages') {
      const env = { JINGZHONG_ALL_PAGES: 'true' }
      const only = ['test/built/axe', 'test/site/people', 'test/site/shell']
      tally = await runSuite(SUITES.built, { folder, env, only })
    } else {
      tally = await runAll(folder, kind === '--quick')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`\n${tallyLine(tally)}`)
  return tally.failed > 0 ? 1 : 0
})

/** In two lanes, because a lane needs one core; the build waits for the checks, which write where it reads. */
async function runAll(folder: string, quick: boolean): Promise<Tally> {
  const checks = runChecks(folder)
  const alone = quick ? EMPTY : checks.then(() => runSuite(SUITES.alone, { folder, quiet: true }))
  const fewer = quick ? { JINGZHONG_BODIES: '1000' } : {}
  const first = [await runSuite(SUITES.quick, { folder, env: fewer }), await checks]
  const built = quick ? [] : await runBuilt(folder, alone)
  return [...first, ...built, await alone].reduce(add)
}

/** The two lanes of what needs the built portal: what builds on the side is all in the first. */
async function runBuilt(folder: string, before: Tally | Promise<Tally>): Promise<Tally[]> {
  await before
  await prepareLanes()
  return Promise.all([
    runSuite(SUITES.built, { folder, lane: '1', only: ['.whole.test.ts', ...IN_FIRST] }),
    runSuite(SUITES.built, {
      folder,
      lane: '2',
      without: ['**/*.whole.test.ts', ...IN_FIRST.map((path) => path.replace(/\/$/, '/**'))],
      quiet: true,
    }),
  ])
}

async function runChecks(folder: string): Promise<Tally> {
  let tally: Tally = EMPTY
  for (const check of CHECKS) tally = add(tally, await runCheck(check, folder))
  return tally
}
