import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { EDITIONS } from '../../site/editions.ts'
import { DOORS } from '../../site/schemas/door.ts'
import { PORTAL_ROUTES } from '../../site/vite/portal-routes.mjs'
import {
  allPages,
  campusPaths,
  clientFolder,
  consolePaths,
  onDemandPaths,
  type Page,
} from '../support/pages.ts'
import { fetchPortal, portal } from '../support/portal.ts'

let pages: Page[]
beforeAll(async () => {
  pages = await allPages()
})

test('every internal link leads to a page that exists, in one step', async () => {
  const dynamic = new Set([...onDemandPaths(), ...(await consolePaths()), ...campusPaths()])
  const unknown = linksOf(pages).filter(({ target }) => !leadsSomewhere(target, dynamic))
  const gone = await withoutOfficersWarnings(unknown)
  expect(say(gone)).toEqual([])
})

test('every fragment is an id on the page that it leads to', () => {
  const ids = new Map(pages.map(({ path, html }) => [path, new Set(values(html, 'id'))]))
  const broken = linksOf(pages).filter(({ target }) => {
    const fragment = decodeURIComponent(target.hash.slice(1))
    const there = ids.get(target.pathname)
    return fragment !== '' && there !== undefined && !there.has(fragment)
  })
  expect(say(broken)).toEqual([])
})

test('110, 96110 and what to do now stand at the top of every page, in its own edition', () => {
  const without = pages
    .filter(({ path, host }) => host === 'portal' && !path.endsWith('/now/card/'))
    .filter(({ path, html }) => {
      const [, edition = '/'] = /^((?:\/en)?(?:\/easy)?\/)/.exec(path) ?? []
      const [, bar = ''] = /<aside class="alarm-bar"([\s\S]*?)<\/aside>/.exec(html) ?? []
      return values(bar, 'href').slice(0, 3).join(' ') !== `tel:110 tel:96110 ${edition}now/`
    })
  expect(without.map(({ path }) => path)).toEqual([])
})

describe.for(EDITIONS)('without a script, from home in “$prefix”', ({ prefix }) => {
  const home = prefix ? `/${prefix}/` : '/'
  const from = (path: string) => {
    const page = pages.filter((one) => one.path === path)
    return new Set(linksOf(page).map(({ target }) => target.pathname))
  }

  test('what to do now, the check and the search are one tap away', () => {
    const near = [...from(home)]
    expect(near).toEqual(
      expect.arrayContaining(['now/', 'check/', 'search/'].map((to) => home + to)),
    )
  })

  test('every guide, person and situation is two taps away', () => {
    const near = new Set([...from(home)].flatMap((path) => [path, ...from(path)]))
    const told = new RegExp(`^${home}(?:guides|people)/[^/]+/$|^${home}(?:${DOORS.join('|')})/$`)
    const all = pages.map(({ path }) => path).filter((path) => told.test(path))
    expect(all.length).toBeGreaterThan(50)
    expect(all.filter((path) => !near.has(path))).toEqual([])
  })
})

test('a page loads nothing from another origin', () => {
  const loaded = pages.flatMap(({ path, html }) =>
    [...html.matchAll(/<(script|img|iframe|source|video|audio|link|object|embed)\b[^>]*>/g)]
      .filter(([tag]) => !/rel="(?:canonical|alternate|me|license|author)"/.test(tag))
      .flatMap(([tag]) => ['src', 'href', 'srcset', 'data'].flatMap((name) => values(tag, name)))
      .filter((url) => /^(?:[a-z]+:)?\/\//i.test(url))
      .map((url) => `${path} loads ${url}`),
  )
  expect(loaded).toEqual([])
})

test('links that leave use https, but for the demonstration’s own sign-in', () => {
  const plain = pages.flatMap(({ path, html }) =>
    values(html, 'href')
      .filter((url) => url.startsWith('http:') && !url.startsWith(portal().signIn))
      .map((url) => `${path} → ${url}`),
  )
  expect(plain).toEqual([])
})

type Link = { readonly from: string; readonly target: URL }

const ORIGIN = 'http://here.invalid'

/** Links, forms, scripts, styles and pictures of our own origin. */
function linksOf(all: readonly Page[]): Link[] {
  return all.flatMap(({ path, html }) =>
    ['href', 'src', 'action', 'formaction', 'poster']
      .flatMap((name) => values(html, name))
      .filter((url) => !/^(?:tel|mailto|data|sms|https?):/.test(url))
      .map((url) => ({ from: path, target: new URL(url, ORIGIN + path) })),
  )
}

/** Answered by routes of functions/, which have their own tests. */
const BY_THE_WORKER = [
  '/embed/',
  '/warnings/feed.',
  '/en/warnings/feed.',
  '/api/',
  '/triage/reports/',
  '/en/triage/reports/',
]

/** The console's pages about one thing that is stored. */
const ABOUT_ONE = PORTAL_ROUTES.filter(([pattern = '']) => /\/triage\/.*\[\w+\]/.test(pattern)).map(
  ([pattern = '']) => new RegExp(`^${pattern.replace(/\[\w+\]/g, '[^/]+')}/$`),
)

function leadsSomewhere({ pathname }: URL, dynamic: ReadonlySet<string>): boolean {
  if (dynamic.has(pathname)) return true
  if (BY_THE_WORKER.some((prefix) => pathname.startsWith(prefix))) return true
  if (ABOUT_ONE.some((pattern) => pattern.test(pathname))) return true
  const file = join(clientFolder(), decodeURIComponent(pathname))
  if (pathname.endsWith('/')) return existsSync(join(file, 'index.html'))
  return existsSync(file) && statSync(file).isFile()
}

/** What officers published is known to the portal only, which says of a withdrawn warning that it is gone. */
async function withoutOfficersWarnings(links: readonly Link[]): Promise<Link[]> {
  const asked = links.map(async (link) => {
    if (!/\/warnings\/[a-z0-9-]+\/$/.test(link.target.pathname)) return [link]
    return [200, 410].includes((await fetchPortal(link.target.pathname)).status) ? [] : [link]
  })
  return (await Promise.all(asked)).flat()
}

/** An attribute's values; enough of a parser, because all pages are valid HTML (html.whole.test.ts). */
const values = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) =>
    (value as string).replaceAll('&amp;', '&').replaceAll('&#38;', '&'),
  )

/** One line for each target, with a page that leads there. */
function say(links: readonly Link[]): string[] {
  const byTarget = Map.groupBy(links, ({ target }) => target.pathname + target.hash)
  return [...byTarget].map(([target, from]) => `${target} from ${from.length}, as ${from[0]?.from}`)
}
