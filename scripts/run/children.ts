import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { interrupted } from './interrupt.ts'
import { Stop } from './stop.ts'
import { ROOT, tool, toolEnv } from './tools.ts'

export type Run = {
  readonly env?: Record<string, string | undefined>
  /** Where the tool's output goes: to this file, or by default where the command's own goes. */
  readonly log?: string
}

const running = new Set<ChildProcess>()

// Whatever ends the command, nothing that it started stays behind.
process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL')
})

/** Starts a tool of node_modules in a process group of its own, so that Ctrl-C is ours to pass on. */
export function startTool(name: string, args: readonly string[], run: Run = {}): ChildProcess {
  const out = run.log ? openSync(run.log, 'w') : 'inherit'
  const options: SpawnOptions = {
    cwd: ROOT,
    env: toolEnv(run.env),
    stdio: ['ignore', out, out],
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  }
  const child = spawn(tool(name), args, options)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Runs a tool to its end. @returns its exit code. */
export async function runTool(name: string, args: readonly string[], run: Run = {}) {
  const child = startTool(name, args, run)
  const stop = () => signalGroup(child, 'SIGTERM')
  interrupted.addEventListener('abort', stop)
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', (error) => reject(new Stop(`${name} can't run here (${error.message}).`)))
      child.once('exit', (code) => resolve(code ?? 1))
    })
  } finally {
    interrupted.removeEventListener('abort', stop)
  }
}

/** Runs a tool whose failure ends the command, in one line that says where the tool's own words are. */
export async function needTool(what: string, name: string, args: readonly string[], run: Run = {}) {
  const code = await runTool(name, args, run)
  if (code === 0) return
  const where = run.log ? `${run.log} says why` : 'its own lines above say why'
  throw new Stop(`${what} failed: ${where}.`)
}

/** Ends a child and all it started: first politely, after five seconds for good. */
export async function stopChild(child: ChildProcess): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  if (hasEnded()) return
  signalGroup(child, 'SIGTERM')
  for (let tries = 0; tries < 50 && !hasEnded(); tries++) await wait(100)
  // The leader may be gone while a grandchild stays: the group is asked once more.
  signalGroup(child, 'SIGKILL')
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch {
    // Already gone.
  }
}
