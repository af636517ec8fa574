import { interrupted } from './interrupt.ts'

/** An expected end: the command prints this one line and exits with 1. Anything else thrown is a bug. */
export class Stop extends Error {
  override name = 'Stop'
}

/** Runs a command's story; a Stop becomes one clear line, a bug keeps its stack. */
export async function runCommand(story: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await story()
  } catch (error) {
    // What an interruption broke is no news to who interrupted.
    if (!interrupted.aborted) console.error(error instanceof Stop ? `\n${error.message}` : error)
    process.exitCode = interrupted.aborted ? 130 : 1
  }
}
