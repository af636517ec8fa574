import { expect, test } from 'vitest'
import { makeRelative } from '../../../site/vite/static-kit.mjs'

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

test.for(['https://example.org/x/', '//example.org/', '#main', 'tel:110', 'mailto:a@b.example'])(
  '%s stays as it is',
  (link) => {
    expect(makeRelative(`<a href="${link}">`, 'index.html')).toBe(`<a href="${link}">`)
  },
)
