import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startTool, stopChild } from '../run/children.ts'
import { Stop } from '../run/stop.ts'
import { workerConfig } from './build-portal.ts'
import { type State, show, wranglerEnv } from './state.ts'

export type Served = {
  readonly port: number
  readonly origin: string
  /** Ends when the Worker ends by itself. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

const READY_WITHIN_MS = 60_000

/** Serves a build with wrangler's local runtime: the same Worker, assets, D1 and KV as when deployed. */
export async function serveWorker(out: string, state: State, port: number): Promise<Served> {
  const config = workerConfig(out)
  if (!config) throw new Stop('This build has no Worker to serve.')
  const log = join(state.logs, 'worker.log')
  const child = startTool(
    'wrangler',
    [
      ...['dev', '--config', config, '--ip', '127.0.0.1', '--port', `${port}`],
      ...['--inspector-port', '0', '--persist-to', state.data, '--env-file', state.workerEnv],
      ...['--test-scheduled', '--show-interactive-dev-session=false'],
    ],
    {
      log,
      env: wranglerEnv(state),
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const origin = `http://localhost:${port}`
  for (let waited = 0; !(await answers(origin)); waited += 100) {
    if (child.exitCode !== null || waited > READY_WITHIN_MS) {
      await stopChild(child)
      throw new Stop(`The Worker did not start: ${show(log)} says why.`)
    }
    await wait(100)
  }
  return { port, origin, ended, stop: () => stopChild(child) }
}

async function answers(origin: string): Promise<boolean> {
  try {
    await fetch(`${origin}/api/v1/health`, { signal: AbortSignal.timeout(2_000) })
    return true
  } catch {
    return false
  }
}

/** Wrangler's local runtime never fires crons: does what the platform does each minute. */
export async function fireScheduled(origin: string): Promise<boolean> {
  try {
    const response = await fetch(
      `${origin}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent('* * * * *')}`,
    )
    return response.ok
  } catch {
    return false
  }
}
