import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds on the page as it stands, one line each; empty when nothing is wrong. Runs axe itself:
 * its Playwright wrapper opens a second page each time, for frames that ours don't have.
 */
export async function findViolations(page: Page, only?: readonly string[]): Promise<string[]> {
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(only && { runOnly: [...only] }),
  }
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (run) => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, run),
    options,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')}`),
  )
}
