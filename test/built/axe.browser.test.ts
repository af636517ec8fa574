import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../support/axe.ts'
import { launchChromium } from '../support/chromium.ts'
import {
  CONTACT,
  campusPaths,
  consolePaths,
  LEAD,
  onDemandPaths,
  prerenderedPaths,
  templateOf,
} from '../support/pages.ts'
import { portal } from '../support/portal.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** Dark differs from light in colours only, and colours are the same in every edition. */
const SCHEMES = [
  { colorScheme: 'light', rules: undefined, editions: 1 },
  { colorScheme: 'dark', rules: ['color-contrast'], editions: 1 },
] as const
/** Every template, in every edition: several minutes. */
const ALL = Boolean(process.env.JINGZHONG_ALL_PAGES)

describe.for(SCHEMES)('in $colorScheme', ({ colorScheme, rules, editions }) => {
  test('axe finds nothing on any template (in every edition in test:pages)', async () => {
    const paths = ALL ? onePerTemplate().flat() : inTurns(onePerTemplate(), editions)
    expect(await violationsOn(portal().origin, paths, { colorScheme, rules })).toEqual([])
  }, 300_000)

  test('axe finds nothing on the console', async () => {
    const look = { colorScheme, rules, officer: LEAD }
    expect(await violationsOn(portal().triage, await consolePaths(), look)).toEqual([])
    const contact = { ...look, officer: CONTACT }
    expect(await violationsOn(portal().triage, campusPaths(), contact)).toEqual([])
  })
})

test('axe finds nothing on a sample of the other pages (all of them in test:pages)', async () => {
  const seen = new Set(onePerTemplate().flat())
  const others = prerenderedPaths().filter((path) => !seen.has(path))
  const paths = ALL ? others : sample(others, 12)
  expect(await violationsOn(portal().origin, paths, { colorScheme: 'light' })).toEqual([])
}, 1_800_000)

type Look = {
  readonly colorScheme: 'light' | 'dark'
  /** Only these rules of axe. */
  readonly rules?: readonly string[] | undefined
  /** Signed in as this demo officer. */
  readonly officer?: string
}

/** Two at a time: one page waits while the other is judged. */
async function violationsOn(origin: string, paths: readonly string[], look: Look) {
  const half = Math.ceil(paths.length / 2)
  const lanes = [paths.slice(0, half), paths.slice(half)]
  return (await Promise.all(lanes.map((lane) => visit(origin, lane, look)))).flat()
}

async function visit(
  origin: string,
  paths: readonly string[],
  { colorScheme, rules, officer }: Look,
): Promise<string[]> {
  const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    if (officer) {
      await page.goto(portal().signIn)
      await page.click(`button[value="${officer}"]`)
    }
    const found: string[] = []
    for (const path of paths) {
      await page.goto(origin + path)
      found.push(...(await findViolations(page, rules)).map((line) => `${path} ${line}`))
    }
    return found
  } finally {
    await context.close()
  }
}

/** Of each template, on demand or not, its first page in each edition. */
function onePerTemplate(): string[][] {
  const first = new Map<string, Map<string, string>>()
  for (const path of [...prerenderedPaths(), ...onDemandPaths()]) {
    const edition = /^(?:\/en)?(?:\/easy)?(?=\/)/.exec(path)?.[0] ?? ''
    const template = templateOf(path)
    const pages = first.get(template) ?? new Map<string, string>()
    if (!pages.has(edition)) first.set(template, pages.set(edition, path))
  }
  return [...first.values()].map((pages) => [...pages.values()])
}

/** Of each template `count` editions: neighbours start with different ones. */
const inTurns = (templates: string[][], count: number): string[] =>
  templates.flatMap((pages, n) =>
    pages.filter((_, m) => (m + n) % pages.length < count || pages.length <= count),
  )

/** Always the same `count` of the paths: sorted by a fixed scramble of their characters. */
function sample(paths: readonly string[], count: number): string[] {
  const scramble = (text: string) =>
    [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_000_003, 7)
  return [...paths].sort((a, b) => scramble(a) - scramble(b)).slice(0, count)
}
