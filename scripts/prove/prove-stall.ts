import { setTimeout as wait } from 'node:timers/promises'
import { sealedBody } from '../bench/bodies.ts'
import { bundleWorker } from '../bench/bundle-worker.ts'
import { runWorker } from '../bench/run-worker.ts'
import { newSettings } from '../bench/settings.ts'
import { countArrived } from './arrived.store.ts'
import { WELL } from './faults.ts'
import { type Proof, setFault, settle, WORKER } from './prove-faults.ts'
import { type Sent, sendReports, together } from './send-reports.ts'

/** D1 answers nothing for so many seconds, while so many reports a second come in. */
export async function proveStall(seconds: number, perSecond: number): Promise<Proof> {
  const settings = await newSettings()
  const script = await bundleWorker(WORKER)
  const worker = await runWorker({ script, bindings: settings.bindings, outbox: true })
  const body = await sealedBody(settings.recipients)
  try {
    await setFault(worker, { d1: { is: 'hangs' } })
    const load = {
      origin: () => worker.origin,
      bodies: [body],
      reports: 1,
      concurrency: 1,
      tries: 2,
    }
    const all: Promise<Sent>[] = []
    for (let n = 0; n < seconds * perSecond; n++) {
      all.push(sendReports(load))
      await wait(1_000 / perSecond)
    }
    const sent = (await Promise.all(all)).reduce(together)
    await setFault(worker, WELL)
    await settle(worker)
    const arrived = await countArrived(await worker.database(), sent.acknowledged)
    return { fault: `D1 stalls for ${seconds} s at ${perSecond} a second`, ...sent, ...arrived }
  } finally {
    await worker.stop()
  }
}
