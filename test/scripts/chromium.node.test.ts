import { expect, test } from 'vitest'
import { findChromium } from '../support/chromium.ts'

const there = (...paths: string[]) => ({
  env: { PATH: '/usr/bin:/opt/bin' } as Record<string, string>,
  playwrights: () => '/cache/chrome',
  isExecutable: (path: string) => paths.includes(path),
})

test('$CHROMIUM comes first', () => {
  const looks = there('/mine', '/cache/chrome', '/usr/bin/chromium')
  expect(findChromium({ ...looks, env: { ...looks.env, CHROMIUM: '/mine' } })).toBe('/mine')
})

test('a wrong $CHROMIUM is no reason to take another one silently', () => {
  const looks = there('/usr/bin/chromium')
  expect(() => findChromium({ ...looks, env: { ...looks.env, CHROMIUM: '/gone' } })).toThrow(
    'CHROMIUM=/gone is not a program.',
  )
})

test("then Playwright's own, then the system's", () => {
  expect(findChromium(there('/cache/chrome', '/usr/bin/chromium'))).toBe('/cache/chrome')
  expect(findChromium(there('/opt/bin/chromium', '/opt/bin/google-chrome'))).toBe(
    '/opt/bin/chromium',
  )
  expect(findChromium(there('/opt/bin/google-chrome'))).toBe('/opt/bin/google-chrome')
})

test("of the system's, the one without windows comes first: it is faster", () => {
  const looks = there('/usr/bin/chromium', '/opt/bin/chromium-headless-shell')
  expect(findChromium(looks)).toBe('/opt/bin/chromium-headless-shell')
})

test('none is none', () => {
  expect(findChromium(there())).toBeUndefined()
})
