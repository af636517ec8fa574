import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { readableBody, sealedBody } from '../bench/bodies.ts'
import { bundleWorker } from '../bench/bundle-worker.ts'
import { runWorker } from '../bench/run-worker.ts'
import { newSettings } from '../bench/settings.ts'
import { ROOT } from '../run/tools.ts'
import { countArrived } from './arrived.store.ts'
import type { Fault } from './faults.ts'
import { type Proof, settle, WORKER } from './prove-faults.ts'
import { sendReports, together } from './send-reports.ts'

/** So that reports lie in the outbox, too, when it is killed. */
const FLAKY: Fault = { d1: { is: 'flaky' } }

export interface KillLoad {
  readonly kills: number
  readonly concurrency: number
  /** Milliseconds of load before each kill. */
  readonly every: number
}

/** Kills workerd without warning under load, starts it again on what it left, and counts what arrived. */
export async function proveKills({ kills, concurrency, every }: KillLoad): Promise<Proof> {
  const state = mkdtempSync(join(tmpdir(), 'jingzhong-kills-'))
  const settings = await newSettings()
  const bindings = { ...settings.bindings, FAULT: JSON.stringify(FLAKY) }
  const bodies = [readableBody, await sealedBody(settings.recipients)]
  let served = await serve(state, bindings, false)
  try {
    let over = false
    const load = { origin: () => served.origin, bodies, tries: 1_000 }
    const senders = Array.from({ length: concurrency }, async () => {
      let all = await sendReports({ ...load, reports: 1, concurrency: 1 })
      while (!over) all = together(all, await sendReports({ ...load, reports: 1, concurrency: 1 }))
      return all
    })
    for (let n = 0; n < kills; n++) {
      await wait(every)
      await kill(served.child)
      served = await serve(state, bindings, true)
    }
    over = true
    const sent = (await Promise.all(senders)).reduce(together)
    await kill(served.child)
    const worker = await runWorker({
      script: await bundleWorker(WORKER),
      state,
      bindings: settings.bindings,
      outbox: true,
      migrated: true,
    })
    await settle(worker)
    const arrived = await countArrived(await worker.database(), sent.acknowledged)
    await worker.stop()
    return { fault: `workerd killed ${kills} times, D1 flaky`, ...sent, ...arrived }
  } finally {
    await kill(served.child)
    rmSync(state, { recursive: true, force: true })
  }
}

async function serve(state: string, bindings: Readonly<Record<string, string>>, migrated: boolean) {
  const child = spawn(
    process.execPath,
    ['scripts/prove/serve-faulty.ts', state, JSON.stringify(bindings), String(migrated)],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], detached: true },
  )
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('http')) return { child, origin: line.trim() }
  }
  throw new Error('the Worker did not start')
}

/** The whole group at once: what serves workerd, and workerd. */
async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
