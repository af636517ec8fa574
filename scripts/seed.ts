import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Stop } from './run/stop.ts'

type DemoReport = {
  readonly daysAgo: number
  readonly paidHoursAgo?: readonly number[]
  readonly body: { readonly payments?: readonly object[] } & Record<string, unknown>
}

const HOUR_MS = 60 * 60 * 1000

/**
 * Sends the demonstration's reports through the real API, one by one, so that they are sealed, sorted and
 * logged like any other. Sending them again under the same keys changes nothing.
 * @returns each report's reference and receipt, in order
 */
export async function seedReports(origin: string, now: Date) {
  const reports = parse(readFileSync(join(import.meta.dirname, 'demo/reports.yaml'), 'utf8'))
  const sent: { reference: string; receipt: string }[] = []
  for (const [n, report] of (reports as DemoReport[]).entries()) {
    sent.push(await send(origin, bodyOf(report, now), keyOf(n), networkOf(n)))
  }
  return sent
}

/** Keeps what reporters would have been shown, for whoever tries the status page. */
export function writeReceipts(
  file: string,
  sent: readonly { reference: string; receipt: string }[],
) {
  writeFileSync(file, sent.map((one) => `${one.reference}  ${one.receipt}\n`).join(''), {
    mode: 0o600,
  })
}

async function send(origin: string, body: object, key: string, network: string) {
  const response = await fetch(`${origin}/api/v1/reports`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      'CF-Connecting-IP': network,
      Origin: origin,
    },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (response.status !== 201) {
    throw new Stop(`A demo report was not taken (${response.status}): ${text.slice(0, 500)}`)
  }
  return JSON.parse(text) as { reference: string; receipt: string }
}

/** The API's body of a demo report, dated back from now. */
export function bodyOf({ daysAgo, paidHoursAgo = [], body }: DemoReport, now: Date): object {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const payments = body.payments?.map((payment, n) => {
    const hours = paidHoursAgo[n]
    return hours === undefined ? payment : { ...payment, paidAt: ago(hours).toISOString() }
  })
  return {
    ...body,
    occurredOn: ago(24 * daysAgo)
      .toISOString()
      .slice(0, 10),
    ...(payments && { payments }),
  }
}

/** The same key for the same report in every demonstration: 128 bits, base64url. */
const keyOf = (n: number) =>
  createHash('sha256').update(`jingzhong demo report ${n}`).digest('base64url').slice(0, 22)

/**
 * Each from a network of its own (RFC 2544, kept free for tests), as people write from; from one network two
 * that name the same are one reporter, and the second waits. The local runtime believes the header.
 */
const networkOf = (n: number) => `198.18.${n}.1`
