import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from '../run/children.ts'
import { ROOT } from '../run/tools.ts'
import { type Tally, tallyOf } from './tally.ts'

export interface Suite {
  readonly folder: string
  readonly env?: Readonly<Record<string, string>>
  /** Only files whose path holds one of these. */
  readonly only?: readonly string[]
  /** No files that fit one of these patterns. */
  readonly without?: readonly string[]
  /** Tells two runs of the same projects apart. */
  readonly lane?: '1' | '2'
  /** Says what it has to say in one piece when it ends, because another one is speaking. */
  readonly quiet?: boolean
}

/** Runs some of the projects of test/vitest.config.ts and counts their tests. */
export async function runSuite(
  projects: readonly string[],
  { folder, env = {}, only = [], without = [], lane, quiet = false }: Suite,
): Promise<Tally> {
  const name = [...projects, lane ?? ''].join('-')
  const title = `\n— tests: ${projects.join(', ')}${lane ? `, lane ${lane}` : ''}`
  const output = join(folder, `${name}.json`)
  const log = join(folder, `${name}.log`)
  if (!quiet) console.log(title)
  const code = await runTool(
    'vitest',
    [
      ...['run', '--passWithNoTests', '--root', ROOT, '--config', 'test/vitest.config.ts'],
      ...projects.flatMap((project) => ['--project', project]),
      ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${output}`],
      ...without.flatMap((pattern) => ['--exclude', pattern]),
      ...only,
    ],
    { env: { ...env, ...(lane && { JINGZHONG_LANE: lane }) }, ...(quiet && { log }) },
  )
  if (quiet) console.log(`${title}\n${readFileSync(log, 'utf8')}`)
  return tallyOf(existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : null, code)
}
