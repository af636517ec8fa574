import { dirname, join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { makeReport } from './make-report.ts'
import { fetchPortal, fetchTriage, portal, signInAs } from './portal.ts'

/** A browser at the console, and what its console complained about. */
export interface OfficerBrowser {
  readonly page: Page
  /** Violations of the content security policy and errors of scripts. */
  readonly complaints: string[]
}

/** Opens the console as a demo officer (scripts/demo/roles.ts), or as nobody. */
export async function openAs(
  browser: Browser,
  officer: string | null,
  options: BrowserContextOptions = {},
): Promise<OfficerBrowser> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) complaints.push(message.text())
  })
  if (officer) {
    const [name = '', value = ''] = (await signInAs(officer)).split('=')
    await context.addCookies([{ name, value, url: portal().triage }])
  }
  return { page, complaints }
}

/** Sends a report in through the portal. @returns the address of its page in the console */
export async function sendReport(changes: Record<string, unknown> = {}): Promise<string> {
  const response = await fetchPortal('/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...makeReport({ occurredOn: undefined, payments: undefined }),
      ...changes,
    }),
  })
  if (response.status !== 201) throw new Error(`not taken: ${await response.text()}`)
  const { reference } = (await response.json()) as { reference: string }
  return `${portal().triage}/triage/reports/${await idOf(reference)}/`
}

/** The id of a report in the queue of the demonstration’s centre. */
export const idOf = async (reference: string): Promise<string> => (await inQueue(reference)).id

/** What the queue of the demonstration’s centre says of a report. */
export async function inQueue(reference: string): Promise<Queue['reports'][number]> {
  const cookie = await signInAs('zhao')
  let after = ''
  for (;;) {
    const path = `/api/v1/triage/queue${after}`
    const answer = await fetchTriage(path, { headers: { cookie } })
    const queue = (await answer.json()) as Queue
    const found = queue.reports.find((report) => report.reference === reference)
    if (found) return found
    if (!queue.next) throw new Error(`${reference} is not in the queue`)
    after = `?after=${encodeURIComponent(queue.next)}`
  }
}

interface Queue {
  reports: { id: string; reference: string; lane: string }[]
  next: string | null
}

/** The key file of the demonstration's other centre, which lies beside the first one's. */
export const otherCentresKey = (keyFile: string) => join(dirname(keyFile), 'key-file-demo-city.age')

/** Opens the sealed parts of the page's report with the demo key file. */
export async function unseal(
  page: Page,
  passphrase = portal().passphrase,
  file = portal().keyFile,
) {
  await page.setInputFiles('input[type=file]', file)
  await page.fill('#passphrase', passphrase)
  await page.press('#passphrase', 'Enter')
}
