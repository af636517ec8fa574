import { setTimeout as wait } from 'node:timers/promises'
import { readableBody, sealedBody } from '../bench/bodies.ts'
import { bundleWorker, type StandIns } from '../bench/bundle-worker.ts'
import { type RunningWorker, runWorker } from '../bench/run-worker.ts'
import { newSettings } from '../bench/settings.ts'
import { type Arrived, countArrived } from './arrived.store.ts'
import { FAULTS, type Fault, WELL } from './faults.ts'
import { type Sent, sendReports } from './send-reports.ts'

export const WORKER = 'scripts/prove/faulty-worker.ts'

/** An outbox that promises and keeps nothing: with it the proof must fail. */
export const FORGETFUL: StandIns = {
  'functions/outbox/hold.ts': 'scripts/prove/forgetful-hold.ts',
}

export interface Proof extends Sent, Arrived {
  readonly fault: string
}

export interface FaultLoad {
  readonly reports: number
  readonly concurrency: number
  /** Only these of FAULTS; all by default. */
  readonly only?: readonly string[]
  readonly standIns?: StandIns
}

/** Sends reports under each fault, lets the stores recover, and counts what arrived. */
export async function proveFaults(load: FaultLoad): Promise<Proof[]> {
  const settings = await newSettings()
  const script = await bundleWorker(WORKER, load.standIns)
  const worker = await runWorker({ script, bindings: settings.bindings, outbox: true })
  const bodies = [readableBody, await sealedBody(settings.recipients)]
  const proofs: Proof[] = []
  try {
    for (const [fault, what] of Object.entries(FAULTS)) {
      if (load.only && !load.only.includes(fault)) continue
      await setFault(worker, what)
      const { reports, concurrency } = load
      const origin = () => worker.origin
      const sent = await sendReports({ origin, bodies, reports, concurrency, tries: 2 })
      await setFault(worker, WELL)
      await settle(worker)
      proofs.push({
        fault,
        ...sent,
        ...(await countArrived(await worker.database(), sent.acknowledged)),
      })
    }
  } finally {
    await worker.stop()
  }
  return proofs
}

export const setFault = (worker: Pick<RunningWorker, 'fetch'>, fault: Fault) =>
  worker.fetch('/fault', { method: 'POST', body: JSON.stringify(fault) })

/** Waits until nothing is on its way to the database any more. */
export async function settle(worker: Pick<RunningWorker, 'fetch'>): Promise<void> {
  let left = -1
  for (let looks = 0; looks < 600; looks++) {
    left = ((await (await worker.fetch('/tidy')).json()) as { left: number }).left
    if (left === 0) return
    await wait(100)
  }
  throw new Error(`${left} reports are still on their way after a minute`)
}
