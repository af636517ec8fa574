import { expect, test } from 'vitest'
import { makePlain, makeRelative } from '../../../site/vite/static-kit.mjs'

test.for([
  ['index.html', '/guides/', 'guides/index.html'],
  ['index.html', '/', 'index.html'],
  ['en/now/index.html', '/', '../../index.html'],
  ['en/now/index.html', '/en/', '../index.html'],
  ['guides/romance/index.html', '/guides/romance/#stop', 'index.html#stop'],
  ['guides/romance/index.html', '/_astro/page.css', '../../_astro/page.css'],
  ['index.html', '/check/#pay', 'check/index.html#pay'],
  ['404.html', '/search/?q=a', 'search/index.html?q=a'],
] as const)('in %s, %s becomes %s', ([page, link, relative]) => {
  expect(makeRelative(`<a href="${link}">`, page)).toBe(`<a href="${relative}">`)
})

test('a script that needs no server becomes a plain one, the service worker’s stays a module', () => {
  const modules = new Set<string>()
  const keep = '<script type="module" src="/_astro/KeepOffline.astro.b.js"></script>'
  const kit = '<script type="module" src="/_astro/kit.astro.a.js"></script>'
  expect(makePlain(keep + kit, modules)).toBe(
    `${keep}<script defer src="/_astro/kit.astro.a.plain.js"></script>`,
  )
  expect([...modules]).toEqual(['_astro/kit.astro.a'])
})

test.for(['https://example.org/x/', '//example.org/', '#main', 'tel:110', 'mailto:a@b.example'])(
  '%s stays as it is',
  (link) => {
    expect(makeRelative(`<a href="${link}">`, 'index.html')).toBe(`<a href="${link}">`)
  },
)
