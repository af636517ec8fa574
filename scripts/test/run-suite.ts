import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from '../run/children.ts'
import { ROOT } from '../run/tools.ts'
import { type Tally, tallyOf } from './tally.ts'

/** Runs some of the projects of test/vitest.config.ts and counts their tests. */
export async function runSuite(
  projects: readonly string[],
  folder: string,
  env: Record<string, string> = {},
  filters: readonly string[] = [],
): Promise<Tally> {
  console.log(`\n— tests: ${projects.join(', ')}`)
  const output = join(folder, `${projects.join('-')}.json`)
  const code = await runTool(
    'vitest',
    [
      ...['run', '--passWithNoTests', '--root', ROOT, '--config', 'test/vitest.config.ts'],
      ...projects.flatMap((name) => ['--project', name]),
      ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${output}`],
      ...filters,
    ],
    { env },
  )
  return tallyOf(existsSync(output) ? JSON.parse(readFileSync(output, 'utf8')) : null, code)
}
