import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { allPages, clientFolder, type Page } from '../support/pages.ts'

/** Kilobytes (1000 bytes) after brotli, for a first visit with nothing cached. */
const BUDGETS = [
  { what: 'a guide, HTML and CSS', pages: /\/guides\/[^/]+\/$/, kinds: ['html', 'css'], kB: 14 },
  { what: 'the report form, scripts', pages: /\/report\/fraud\/$/, kinds: ['js'], kB: 40 },
  { what: '/now/, everything', pages: /\/now\/$/, kinds: ['html', 'css', 'js'], kB: 14 },
] as const

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

test('no page has a script of its own inside', () => {
  const inline = pages.filter(({ html }) =>
    /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(?:ld\+)?json")/.test(html),
  )
  expect(inline.map(({ path }) => path)).toEqual([])
})

type Kind = 'html' | 'css' | 'js'

function weigh({ html }: Page, kinds: readonly Kind[]): number {
  const contents = { html: [Buffer.from(html)], css: styles(html), js: scripts(html) }
  return kinds
    .flatMap((kind) => contents[kind])
    .reduce((sum, content) => sum + brotliCompressSync(content).length, 0)
}

const styles = (html: string) =>
  [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) =>
    read(/href="([^"]+)"/.exec(tag)?.[1] as string),
  )

/** A page's scripts and all that they import, at once or later. */
function scripts(html: string): Buffer[] {
  const waiting = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => src as string)
  const seen = new Map<string, Buffer>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue
    const code = read(path)
    seen.set(path, code)
    for (const [, name] of code.toString('utf8').matchAll(/["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
      waiting.push(new URL(name as string, `http://here.invalid${path}`).pathname)
    }
  }
  return [...seen.values()]
}

const read = (path: string) => readFileSync(join(clientFolder(), path))
