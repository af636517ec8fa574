import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { allPages, clientFolder, type Page } from '../support/pages.ts'

const FORMS = /\/report\/(?:fraud|campus|job-ad|clue)\/$/

/** Kilobytes (1000 bytes) after brotli, for a first visit with nothing cached. */
const BUDGETS = [
  { what: 'a guide, HTML and CSS', pages: /\/guides\/[^/]+\/$/, kinds: ['html', 'css'], kB: 14 },
  {
    what: 'figures, HTML and CSS',
    pages: /\/(?:statistics|data)\//,
    kinds: ['html', 'css'],
    kB: 14,
  },
  { what: 'a mechanism, HTML and CSS', pages: /\/mechanisms\//, kinds: ['html', 'css'], kB: 14 },
  {
    what: 'a chat or a round of questions, everything',
    pages: /\/class\/(?:scenarios|questions)\/[^/]+\/$/,
    kinds: ['html', 'css', 'js'],
    kB: 14,
  },
  { what: 'a report form, scripts of its first question', pages: FORMS, kinds: ['js'], kB: 32 },
  // Ten packets, which is what a server sends before it hears back. English shows both languages.
  { what: '/now/, everything', pages: /\/now\/$/, kinds: ['html', 'css', 'js'], kB: 14.6 },
] as const

/**
 * What a form fetches only once somebody has come so far, by the script that is asked for; `after`: what
 * is there by then. Not part of the first visit, but measured.
 */
const LATER = [
  { what: 'what seals, sends and waits, once somebody answers', script: 'deliver-report', kB: 18 },
  {
    what: 'the work for a report, done while answers are read over',
    ...{ script: 'prove-work', after: 'deliver-report', kB: 2.5 },
  },
  {
    what: 'pictures and files, once somebody adds some',
    ...{ script: 'show-evidence', after: 'deliver-report', kB: 14 },
  },
  { what: 'what reads an advert, in the form about one', script: 'watch-advert', kB: 1 },
  {
    what: 'the rules of adverts, with the first text',
    ...{ script: 'show-reasons', after: 'watch-advert', kB: 42 },
  },
  { what: 'warnings of the same thing, while answers are read over', script: 'show-warned', kB: 1 },
  { what: 'saving and opening drafts, once it is pressed', script: 'draft-panel', kB: 50 },
  { what: 'what this tab kept, where it was asked to', script: 'keep-in-tab', kB: 3 },
  { what: 'whether a second report belongs to the first', script: 'offer-joining', kB: 2 },
  { what: 'what waits on this device, where something does', script: 'show-unsent', kB: 5 },
] as const

/** All SVG of a page's charts, after brotli. */
const CHARTS_KB = 30

let pages: Page[]
beforeAll(async () => {
  pages = await allPages()
})

test.for(BUDGETS)('$what: at most $kB kB', ({ pages: pattern, kinds, kB, what }) => {
  const measured = pages
    .filter(({ path }) => pattern.test(path))
    .map((page) => ({ path: page.path, bytes: weigh(page, kinds) }))
    .sort((a, b) => b.bytes - a.bytes)
  console.log(`${what}: at most ${measured[0]?.bytes} bytes (${measured[0]?.path})`)
  expect(measured).not.toEqual([])
  expect(measured.filter(({ bytes }) => bytes > kB * 1000)).toEqual([])
})

test.for(LATER)('$what: at most $kB kB more', ({ what, script, kB, ...rest }) => {
  const form = pages.find(({ path }) => path === '/report/fraud/') as Page
  const before = 'after' in rest ? [rest.after] : []
  const there = scripts(form.html, before)
  const more = scripts(form.html, [...before, script]).filter((path) => !there.includes(path))
  const bytes = more.reduce((sum, path) => sum + weighFile(path), 0)
  console.log(`${what}: ${bytes} bytes more`)
  expect(more).not.toEqual([])
  expect(bytes).toBeLessThanOrEqual(kB * 1000)
})

test(`the charts of a page together: at most ${CHARTS_KB} kB`, () => {
  const measured = pages
    .map(({ path, html }) => {
      const charts = html.match(/<svg class="bars"[\s\S]*?<\/svg>/g) ?? []
      return { path, charts: charts.length, bytes: brotliCompressSync(charts.join('')).length }
    })
    .filter(({ charts }) => charts > 0)
    .sort((a, b) => b.bytes - a.bytes)
  console.log(
    `charts: at most ${measured[0]?.bytes} bytes (${measured[0]?.path}), on ${measured.length} pages`,
  )
  expect(measured.map(({ path }) => path)).toContain('/statistics/')
  expect(measured.filter(({ bytes }) => bytes > CHARTS_KB * 1000)).toEqual([])
})

test('no page has a script of its own inside', () => {
  const inline = pages.filter(({ html }) =>
    // What somebody typed may stand in an attribute, where it is no tag.
    /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(?:ld\+)?json")/.test(
      html.replace(/="[^"]*<[^"]*"/g, '=""'),
    ),
  )
  expect(inline.map(({ path }) => path)).toEqual([])
})

type Kind = 'html' | 'css' | 'js'

function weigh({ html }: Page, kinds: readonly Kind[]): number {
  const files = { html: [], css: styles(html), js: scripts(html) }
  const page = kinds.includes('html') ? brotliCompressSync(html).length : 0
  return kinds.flatMap((kind) => files[kind]).reduce((sum, path) => sum + weighFile(path), page)
}

const weights = new Map<string, number>()
function weighFile(path: string): number {
  const known = weights.get(path) ?? brotliCompressSync(read(path)).length
  weights.set(path, known)
  return known
}

const styles = (html: string): string[] =>
  [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(
    ([tag]) => /href="([^"]+)"/.exec(tag)?.[1] as string,
  )

/** A page's scripts and all that they import by themselves; and what `asked` brings along. */
function scripts(html: string, asked: readonly string[] = []): string[] {
  const waiting = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => src as string)
  const seen = new Set<string>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path) || isLater(path, asked)) continue
    seen.add(path)
    const imports = read(path)
      .toString('utf8')
      .matchAll(/["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)
    for (const [, name] of imports) {
      waiting.push(new URL(name as string, `http://here.invalid${path}`).pathname)
    }
  }
  return [...seen]
}

const isLater = (path: string, asked: readonly string[]) =>
  LATER.some(({ script }) => nameOf(path) === script && !asked.includes(script))

/** `/scripts/prove-work.CkzX91.js` is the chunk `prove-work`. */
const nameOf = (path: string) => path.split('/').at(-1)?.split('.')[0]

const read = (path: string) => readFileSync(join(clientFolder(), path))
