/** The folder the site lives in: the script itself lies one below it. */
const root = new URL('..', /* @vite-ignore */ import.meta.url)

/**
 * Starts the service worker, which keeps a few pages for when there is no network. Never on the console's
 * host, and not where pages are opened as files or over a connection that isn't safe: there is none there.
 */
async function keepOffline(): Promise<void> {
  if (location.hostname.startsWith('triage.') || !('serviceWorker' in navigator)) return
  const workers = navigator.serviceWorker
  const isFirst = workers.controller === null
  await workers.register(new URL('sw.js', root))
  if (isFirst) (await workers.ready).active?.postMessage({ keep: location.href })
}

// Refused by the browser's settings: the page is as good without.
keepOffline().catch(() => undefined)
