import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { NewBody } from '../bench/bodies.ts'

/** What the senders saw. */
export interface Sent {
  attempted: number
  /** References of what was answered with 201 or 202. */
  readonly acknowledged: string[]
  /** Of these, with 202. */
  held: number
  /** Answers of 503: nothing was promised. */
  refused: number
  /** Anything else that was answered; there should be none. */
  readonly odd: string[]
  /** Another answer for the same bytes under the same key; there should be none. */
  changed: number
  /** How long each answer took, in milliseconds. */
  readonly took: number[]
}

export interface Sending {
  readonly origin: () => string
  readonly bodies: readonly NewBody[]
  readonly reports: number
  readonly concurrency: number
  /** How often a client sends the same bytes again until they are taken. */
  readonly tries: number
}

/**
 * Sends reports as clients do that keep what they sent: the same bytes under the same key until they are
 * taken, and of those that were taken every tenth once more.
 */
export async function sendReports(load: Sending): Promise<Sent> {
  const sent: Sent = {
    attempted: load.reports,
    acknowledged: [],
    held: 0,
    refused: 0,
    odd: [],
    changed: 0,
    took: [],
  }
  let next = 0
  const sender = async () => {
    for (let n = next++; n < load.reports; n = next++) {
      const body = load.bodies[n % load.bodies.length]?.() ?? ''
      const key = randomUUID()
      const answer = await untilTaken(load, sent, key, body)
      if (!answer) continue
      sent.acknowledged.push((JSON.parse(answer) as { reference: string }).reference)
      if (n % 10 !== 0) continue
      const again = await untilTaken(load, sent, key, body)
      if (again !== null && again !== answer) sent.changed += 1
    }
  }
  await Promise.all(Array.from({ length: load.concurrency }, sender))
  return sent
}

/** @returns the answer that promised something; null when there was none */
async function untilTaken(
  { origin, tries }: Sending,
  sent: Sent,
  key: string,
  body: string,
): Promise<string | null> {
  for (let n = 0; n < tries; n++) {
    try {
      const started = performance.now()
      const response = await fetch(`${origin()}/api/v1/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body,
      })
      const answer = await response.text()
      sent.took.push(performance.now() - started)
      if (response.status === 202) sent.held += 1
      if (response.ok) return answer
      if (response.status === 503) sent.refused += 1
      else sent.odd.push(`${response.status} ${answer.slice(0, 200)}`)
    } catch {
      // No answer: the Worker was killed. It may have been taken, so the same bytes go out again.
    }
    await wait(50)
  }
  return null
}

/** What two senders saw. */
export const together = (a: Sent, b: Sent): Sent => ({
  attempted: a.attempted + b.attempted,
  acknowledged: [...a.acknowledged, ...b.acknowledged],
  held: a.held + b.held,
  refused: a.refused + b.refused,
  odd: [...a.odd, ...b.odd],
  changed: a.changed + b.changed,
  took: [...a.took, ...b.took],
})
