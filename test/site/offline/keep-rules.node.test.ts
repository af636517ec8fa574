import { expect, test } from 'vitest'
import { roleOf, tidyPath } from '../../../site/offline/keep-rules.ts'

test.each(['now/', 'en/easy/now/card/', 'offline/', 'easy/guides/romance/', 'now/index.html'])(
  '%s is kept',
  (path) => expect(roleOf(path)).toBe('keep'),
)

test.each([
  'report/',
  'report/fraud/',
  'en/easy/report/status/',
  'triage/',
  'en/triage/reports/1/',
  'api/',
  'api/v1/warnings',
  'warnings/',
  'easy/warnings/7/',
  'warnings/feed.xml',
  'lookup/',
  'schools/jiangpan/',
  'embed/warnings/',
  'widget.js',
])('%s is left alone', (path) => expect(roleOf(path)).toBe('leave'))

test.each(['', 'guides/', 'check/', 'guides/feed.xml', 'en/privacy/'])(
  '“%s” is a visit, which is never kept',
  (path) => expect(roleOf(path)).toBe('visit'),
)

test('only scripts and styles of the build come from the store', () => {
  expect(roleOf('_astro/Page.abc.css')).toBe('asset')
  expect(roleOf('_astro/romance.abc.mp3')).toBe('visit')
})

test('a folder and its index file are one page', () => {
  expect([tidyPath('en/now/index.html'), tidyPath('index.html')]).toEqual(['en/now/', ''])
})
