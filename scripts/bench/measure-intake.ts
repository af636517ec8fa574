import { randomUUID } from 'node:crypto'
import { createBareTable } from './bare.store.ts'
import { type NewBody, readableBody, sealedBody } from './bodies.ts'
import { bundleWorker } from './bundle-worker.ts'
import { type RunningWorker, runWorker } from './run-worker.ts'
import { newSettings } from './settings.ts'

export interface Load {
  /** Each round sends to both Workers, in turns first. */
  readonly rounds: number
  /** Requests to each Worker in a round, after as many once to warm up. */
  readonly requests: number
  readonly concurrency: number
}

/** Median requests per second of both Workers, and the intake's share of what the bare one does. */
export interface Pace {
  readonly sealedBy: 'browser' | 'Worker'
  readonly intake: number
  readonly bare: number
  readonly ratio: number
}

/**
 * Sends the same reports to the whole way in and to a Worker that only inserts them, side by side on the
 * same machine in the same minute: the ratio says what the defences cost, whatever the machine.
 */
export async function measureIntake(load: Load): Promise<Pace[]> {
  const settings = await newSettings()
  const start = async (entry: string, outbox = false) =>
    runWorker({ script: await bundleWorker(entry), bindings: settings.bindings, outbox })
  const intake = await start('scripts/bench/intake-worker.ts', true)
  const bare = await start('scripts/bench/bare-worker.ts')
  try {
    await createBareTable(await bare.database())
    const sealed = await sealedBody(settings.recipients)
    return [
      { sealedBy: 'browser', ...(await compare(intake, bare, sealed, load)) },
      { sealedBy: 'Worker', ...(await compare(intake, bare, readableBody, load)) },
    ]
  } finally {
    await Promise.all([intake.stop(), bare.stop()])
  }
}

async function compare(intake: RunningWorker, bare: RunningWorker, body: NewBody, load: Load) {
  const paces = { intake: [] as number[], bare: [] as number[] }
  for (let round = 0; round <= load.rounds; round++) {
    const pair = [
      ['intake', intake],
      ['bare', bare],
    ] as const
    for (const [name, worker] of round % 2 ? pair : pair.toReversed()) {
      const pace = await send(worker, body, load)
      // The first round warms up compilers and caches.
      if (round > 0) paces[name].push(pace)
    }
  }
  const [whole, least] = [median(paces.intake), median(paces.bare)]
  return { intake: whole, bare: least, ratio: whole / least }
}

/** @returns requests per second */
async function send(worker: RunningWorker, body: NewBody, load: Load): Promise<number> {
  const bodies = Array.from({ length: load.requests }, body)
  const started = performance.now()
  const sender = async () => {
    for (let next = bodies.pop(); next !== undefined; next = bodies.pop()) {
      const response = await worker.fetch('/api/v1/reports', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: next,
      })
      const answer = await response.text()
      if (response.status !== 201) throw new Error(`${response.status}: ${answer.slice(0, 300)}`)
    }
  }
  await Promise.all(Array.from({ length: load.concurrency }, sender))
  return load.requests / ((performance.now() - started) / 1_000)
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
