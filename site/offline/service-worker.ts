import { editionOfPath, roleOf, tidyPath } from './keep-rules'

/** Filled in at build (site/vite/service-worker.mjs). */
declare const __BUILD__: string
declare const __PRECACHE__: readonly string[]
declare const __INDEX__: string

/** The few words of a service worker's surroundings that are used here. */
interface WaitEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends WaitEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
interface MessageEventOfPage extends WaitEvent {
  readonly data: unknown
}
interface Worker {
  readonly registration: { readonly scope: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WaitEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEventOfPage) => void): void
}
const worker = globalThis as unknown as Worker

/** How long a kept page waits for a newer one on a bad network. */
const PATIENCE_MS = 3000

/** The folder that the site lives in. Several sites may share an origin, each below a path of its own. */
const root = new URL(worker.registration.scope)
const family = `jingzhong ${root.pathname} `
const current = family + __BUILD__

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(activate()))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const path = pathOf(request.url)
  if (request.method !== 'GET' || path === null) return
  const role = roleOf(path)
  if (role === 'asset') event.respondWith(fromStore(request))
  if (request.mode !== 'navigate') return
  if (role === 'keep') event.respondWith(freshOrKept(event, path))
  if (role === 'visit') event.respondWith(fetch(request).catch(() => offlinePage(path)))
})

/** On the first visit the page was there before its worker, and asks to be kept. */
worker.addEventListener('message', (event) => {
  const { keep } = (event.data ?? {}) as { keep?: unknown }
  const path = typeof keep === 'string' ? pathOf(keep) : null
  if (path !== null && roleOf(path) === 'keep') event.waitUntil(keepAnew(path))
})

/** Fills this build's store: what everybody needs, and the guides read so far as they are now. */
async function install(): Promise<void> {
  const store = await caches.open(current)
  await Promise.all(
    __PRECACHE__.map(async (path) => {
      if (!(await keepAnew(path))) throw new Error(`not served: ${path}`)
    }),
  )
  for (const name of await olderStores()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const path = pathOf(url)
      if (path === null || roleOf(path) !== 'keep' || (await store.match(keyOf(path)))) continue
      // Without a network this throws, and the older build stays until there is one.
      await keepAnew(path + (path.endsWith('/') ? __INDEX__ : ''))
    }
  }
  await worker.skipWaiting()
}

async function activate(): Promise<void> {
  for (const name of await olderStores()) await caches.delete(name)
  await worker.clients.claim()
}

const olderStores = async () =>
  (await caches.keys()).filter((name) => name.startsWith(family) && name !== current)

async function fromStore(request: Request): Promise<Response> {
  const store = await caches.open(current)
  return (await store.match(request)) ?? fetch(request)
}

/** The page as it is now; the kept one where the network fails, dawdles or the server is broken. */
async function freshOrKept(event: FetchEvent, path: string): Promise<Response> {
  const store = await caches.open(current)
  const kept = await store.match(keyOf(path))
  const fresh = fetch(event.request).then(async (answer) => {
    if (isKeepable(answer)) await store.put(keyOf(path), answer.clone())
    if (answer.status >= 500 && kept) throw new Error('the server is broken')
    return answer
  })
  event.waitUntil(fresh.catch(() => undefined))
  if (!kept) return fresh.catch(() => offlinePage(path))
  return Promise.race([fresh, later(PATIENCE_MS).then(() => kept)]).catch(() => kept)
}

/** Sent on to its own address, because the links of a page may be relative to it. */
const offlinePage = (path: string) =>
  Response.redirect(new URL(`${editionOfPath(path)}offline/${__INDEX__}`, root).href, 302)

/** @returns whether the server still has it */
async function keepAnew(path: string): Promise<boolean> {
  const answer = await fetch(new URL(path, root), { cache: 'no-cache', credentials: 'omit' })
  if (!isKeepable(answer)) return false
  await (await caches.open(current)).put(keyOf(path), answer)
  return true
}

const isKeepable = (answer: Response) =>
  answer.ok &&
  answer.type === 'basic' &&
  !answer.redirected &&
  !(answer.headers.get('cache-control') ?? '').includes('no-store')

/** The path below the site's folder; null for other origins and folders. */
function pathOf(address: string): string | null {
  const { origin, pathname } = new URL(address, root)
  const isInside = origin === root.origin && pathname.startsWith(root.pathname)
  return isInside ? pathname.slice(root.pathname.length) : null
}

const keyOf = (path: string) => new URL(tidyPath(path), root).href

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
