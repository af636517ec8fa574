import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Stop } from './run/stop.ts'

export type DemoReport = {
  readonly daysAgo: number
  readonly paidHoursAgo?: readonly number[]
  /** The place of an earlier report that came from the same network. */
  readonly sameNetworkAs?: number
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
    const from = { key: keyOf(`report ${n}`), network: networkOf(report.sameNetworkAs ?? n) }
    sent.push(await post(origin, '/api/v1/reports', bodyOf(report, now), from))
  }
  return sent
}

/** Sends the demonstration's objections, so that one waits at the desk. The same again changes nothing. */
export async function seedAppeals(origin: string) {
  const appeals = parse(readFileSync(join(import.meta.dirname, 'demo/appeals.yaml'), 'utf8'))
  for (const [n, appeal] of (appeals as object[]).entries()) {
    await post(origin, '/api/v1/appeals', appeal, {
      key: keyOf(`appeal ${n}`),
      network: networkOf(255 - n),
    })
  }
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

async function post(
  origin: string,
  path: string,
  body: object,
  { key, network }: { readonly key: string; readonly network: string },
) {
  const response = await fetch(origin + path, {
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
    throw new Stop(
      `A demo body was not taken at ${path} (${response.status}): ${text.slice(0, 500)}`,
    )
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
const keyOf = (what: string) =>
  createHash('sha256').update(`jingzhong demo ${what}`).digest('base64url').slice(0, 22)

/**
 * Each from a network of its own (RFC 2544, kept free for tests), as people write from; from one network two
 * that name the same are one reporter, and the second waits. The local runtime believes the header.
 */
const networkOf = (n: number) => `198.18.${n}.1`
