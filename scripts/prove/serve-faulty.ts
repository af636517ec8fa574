import { bundleWorker } from '../bench/bundle-worker.ts'
import { runWorker } from '../bench/run-worker.ts'
import { WORKER } from './prove-faults.ts'

/** Serves the faulty Worker from a process of its own, which can be killed. Prints where it is. */
const [state, bindings, migrated] = process.argv.slice(2) as [string, string, string]
const worker = await runWorker({
  script: await bundleWorker(WORKER),
  state,
  bindings: JSON.parse(bindings),
  outbox: true,
  migrated: migrated === 'true',
})
console.log(worker.origin)
