import { expect, test } from 'vitest'
import { headerRules } from '../../../site/vite/headers.mjs'

test('the first rule gives everything to every path', () => {
  const [first] = headerRules().split('\n\n')
  expect(first).toMatch(/^\/\*\n/)
  expect(first).toContain("  Content-Security-Policy: default-src 'none'")
  expect(first).toContain('  X-Frame-Options: DENY')
})

test('a group takes back what it says differently, in every edition', () => {
  for (const path of ['/search/*', '/en/search/*', '/easy/search/*', '/en/easy/search/*']) {
    const rule = ruleFor(path)
    expect(rule).toMatch(/^ {2}! Content-Security-Policy$/m)
    expect(rule).toMatch(/^ {2}Content-Security-Policy: .*'wasm-unsafe-eval'/m)
  }
})

test('a group inside another repeats nothing of it', () => {
  expect(ruleFor('/api/v1/*')).toBe('/api/v1/*\n  Cache-Control: no-store')
})

test('stays inside the limits of the asset layer: 100 rules, 2000 characters a line', () => {
  const lines = headerRules().split('\n')
  expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(100)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(2000)
})

const ruleFor = (path: string) =>
  headerRules()
    .split('\n\n')
    .map((rule) => rule.trim())
    .find((rule) => rule.startsWith(`${path}\n`))
