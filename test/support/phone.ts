import type { Browser, BrowserContext } from 'playwright-core'

/**
 * A small phone for what runs on the page alone. What the service worker keeps for later is asked for by
 * itself, and another test looks at that: here none runs.
 */
export async function openPhone(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({
    serviceWorkers: 'block',
    viewport: { width: 360, height: 780 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  return context
}
