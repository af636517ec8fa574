import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { HEIGHT_SCRIPT } from '../../../functions/http/headers.ts'
import { makeWidgetFiles } from '../../../site/vite/widget-files.mjs'
import { boardSize } from '../../../site/widget/board-size.ts'
import { ageWords, LIMITS, stateOf } from '../../../site/widget/board-state.ts'
import { NEWEST, VERSIONS } from '../../../site/widget/versions.ts'

const weigh = (bytes: Buffer | string) => brotliCompressSync(bytes).length

describe('the widget script', () => {
  test.for(Object.entries(VERSIONS))('version %s is the one that schools pinned', ([n, pinned]) => {
    const bytes = readFileSync(`site/public/widget/${n}.js`)
    expect(`sha384-${createHash('sha384').update(bytes).digest('base64')}`).toBe(pinned)
  })

  test('is at most 3 kB', () => {
    const bytes = weigh(readFileSync(`site/public/widget/${NEWEST}.js`))
    console.log(`the widget script: ${bytes} bytes`)
    expect(bytes).toBeLessThanOrEqual(3_000)
  })

  test('keeps nothing, asks nobody and makes no HTML of words', () => {
    const script = readFileSync(`site/public/widget/${NEWEST}.js`, 'utf8')
    expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|caches/i)
    expect(script).not.toMatch(/fetch\(|XMLHttpRequest|sendBeacon|innerHTML|outerHTML|eval|write\(/)
  })
})

test('the script that checks an advert asks nobody, keeps nothing and makes no HTML of words', async () => {
  const { files, names } = await makeWidgetFiles()
  const script = files.get(names.jobAd) ?? ''
  expect(script.length).toBeGreaterThan(10_000)
  expect(script).not.toMatch(/fetch\(|XMLHttpRequest|sendBeacon|WebSocket|import\(|new Image/)
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|\beval\b|Function\(|write\(/)
  expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|caches|clipboard/i)
  expect(script).not.toMatch(/['"`]message['"`]|onmessage|postMessage|location/)
})

test('no widget listens to messages, keeps anything, or runs another script than the one that is allowed', () => {
  const layout = readFileSync('site/layouts/Embed.astro', 'utf8')
  const scripts = [...layout.matchAll(/<script is:inline>([^<]*)<\/script>/g)].map(([, one]) => one)
  expect(scripts).toHaveLength(1)
  const hash = createHash('sha256')
    .update(scripts[0] as string)
    .digest('base64')
  expect(HEIGHT_SCRIPT).toBe(`'sha256-${hash}'`)
  const board = readFileSync('site/widget/board.ts', 'utf8')
  for (const script of [scripts[0] as string, board]) {
    expect(script).not.toMatch(/['"`]message['"`]|onmessage/)
    expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|caches/i)
  }
})

test('their styles and scripts are small, and ask nobody for more', async () => {
  const { files } = await makeWidgetFiles()
  for (const [path, text] of files) {
    console.log(`${path}: ${weigh(text)} bytes`)
    expect(weigh(text)).toBeLessThanOrEqual(path.startsWith('/widget/job-ad.') ? 20_000 : 4_000)
    expect(text).not.toMatch(/url\(|@import|https?:/)
  }
})

test('a chosen theme has all colours of the one that the device would choose', async () => {
  const { files, names } = await makeWidgetFiles()
  const style = files.get(names.style) ?? ''
  const dark = [...style.matchAll(/--paper: ?#161311[^}]*/g)].map(([text]) => text)
  expect(dark).toHaveLength(2)
  expect(dark[0]).toBe(dark[1])
})

test.for([
  ['班级群里的“助学金登记表”，先问过老师再填', 70, undefined],
  ['一'.repeat(29), 20, 'long'],
  ['Lend me that spare card in the dorms', 91, 'long'],
  ['一'.repeat(100), 260, 'longest'],
] as const)(
  'a board writes %s smaller where there is more of it: %i, %s',
  ([title, length, size]) => {
    expect(boardSize(title, '二'.repeat(length))).toBe(size)
  },
)

describe('a board that reaches nobody', () => {
  const NOW = Date.parse('2026-11-23T02:00:00Z')

  test('says that it is old after five minutes, and shows no warnings after three days', () => {
    const is = (age: number) => stateOf(NOW - age, NOW).is
    expect([is(0), is(LIMITS.stale), is(LIMITS.stale + 1)]).toEqual(['fresh', 'fresh', 'stale'])
    expect([is(LIMITS.gone), is(LIMITS.gone + 1), is(Number.NaN)]).toEqual([
      'stale',
      'gone',
      'gone',
    ])
  })

  test('says how old in minutes, hours or days', () => {
    const words = { minutes: '{n} min', hours: '{n} h', days: '{n} d' }
    const of = (minutes: number) => ageWords(minutes * 60_000, words)
    expect([of(0.2), of(6), of(119), of(120), of(2_880)]).toEqual([
      ...['1 min', '6 min', '119 min', '2 h', '2 d'],
    ])
  })
})
