import { runTool } from '../run/children.ts'
import { EMPTY, type Tally } from './tally.ts'

/** Runs one tool that passes or fails as a whole. */
export async function runCheck(check: {
  readonly name: string
  readonly tool: string
  readonly args: readonly string[]
}): Promise<Tally> {
  console.log(`\n— ${check.name}`)
  const code = await runTool(check.tool, check.args)
  return code === 0 ? { ...EMPTY, passed: 1 } : { ...EMPTY, failed: 1 }
}
