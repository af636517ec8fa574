import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runTool } from '../run/children.ts'
import { EMPTY, type Tally } from './tally.ts'

/** Runs one tool that passes or fails as a whole; what it says is printed in one piece when it ends. */
export async function runCheck(
  check: { readonly name: string; readonly tool: string; readonly args: readonly string[] },
  folder: string,
): Promise<Tally> {
  const log = join(folder, `${check.tool}.log`)
  const code = await runTool(check.tool, check.args, { log })
  console.log(`\n— ${check.name}\n${readFileSync(log, 'utf8')}`)
  return code === 0 ? { ...EMPTY, passed: 1 } : { ...EMPTY, failed: 1 }
}
