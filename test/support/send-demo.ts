import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { bodyOf, type DemoReport } from '../../scripts/seed.ts'
import { fetchPortal } from './portal.ts'

/** Facts of a demo report's body, by which one is picked. */
type Picked = Readonly<Record<string, Readonly<Record<string, string>>>>

/**
 * Sends some of the demonstration's reports anew, all from one network, with an account of their own so
 * that only they share it.
 * @returns their references, and in `kinds` how many there are of each kind
 */
export async function sendPicked<T extends Picked>(
  picked: T,
): Promise<Record<keyof T | 'kinds', string>> {
  const text = readFileSync('scripts/demo/reports.yaml', 'utf8')
  const own = text.replaceAll('demo_renwu_01', `walk_${crypto.randomUUID().slice(0, 8)}`)
  const demo = parse(own) as DemoReport[]
  const sent: [string, string][] = []
  const kinds: string[] = []
  for (const [name, facts] of Object.entries(picked)) {
    const found = demo.find(({ body }) =>
      Object.entries(facts).every(([key, value]) => body[key] === value),
    )
    if (!found) throw new Error(`the demonstration has no report “${name}”`)
    kinds.push(String(found.body.kind))
    sent.push([name, await send('/api/v1/reports', bodyOf(found, new Date()))])
  }
  const each = [...new Set(kinds)].map(
    (kind) => `${kinds.filter((one) => one === kind).length} ${kind}`,
  )
  sent.push(['kinds', `${kinds.length} reports (${each.join(', ')})`])
  return Object.fromEntries(sent) as Record<keyof T | 'kinds', string>
}

/** @returns the reference of what was taken */
export async function send(path: string, body: object): Promise<string> {
  const response = await fetchPortal(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(body),
  })
  if (response.status !== 201) throw new Error(`not taken: ${await response.text()}`)
  return ((await response.json()) as { reference: string }).reference
}
