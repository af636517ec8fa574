import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { Stop } from './stop.ts'
import { ROOT, tool, toolEnv } from './tools.ts'

export type Run = {
  readonly env?: Record<string, string | undefined>
  /** Where the tool's output goes: 'inherit' (default), or a file of its own. */
  readonly log?: string
}

/** Starts a tool of node_modules in a process group of its own, so that Ctrl-C is ours to pass on. */
export function startTool(name: string, args: readonly string[], run: Run = {}): ChildProcess {
  const out = run.log ? openSync(run.log, 'a') : 'inherit'
  const options: SpawnOptions = {
    cwd: ROOT,
    env: toolEnv(run.env),
    stdio: ['ignore', out, out],
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  }
  return spawn(tool(name), args, options)
}

/** Runs a tool to its end. @returns its exit code. */
export async function runTool(name: string, args: readonly string[], run: Run = {}) {
  const child = startTool(name, args, run)
  const forward = (signal: NodeJS.Signals) => signalGroup(child, signal)
  process.once('SIGINT', forward).once('SIGTERM', forward)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    process.off('SIGINT', forward).off('SIGTERM', forward)
  }
}

/** Runs a tool whose failure ends the command; its last lines are shown when they went to a file. */
export async function needTool(what: string, name: string, args: readonly string[], run: Run = {}) {
  const code = await runTool(name, args, run)
  if (code === 0) return
  if (run.log) console.error(lastLines(run.log))
  throw new Stop(`${what} failed (${name} ended with ${code}).`)
}

/** The end of a log, for a failure's own words. */
export function lastLines(log: string, count = 25): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-count).join('\n')
}

/** Ends a child and all it started: first politely, after five seconds for good. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  signalGroup(child, 'SIGTERM')
  for (let tries = 0; tries < 50 && !hasEnded(child); tries++) await wait(100)
  // The leader may be gone while a grandchild stays: the group is asked once more.
  signalGroup(child, 'SIGKILL')
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // Already gone.
  }
}
