import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeHost, isLookalike } from '../../../functions/indicators/decode-host.ts'
import {
  displayIndicator,
  maskIndicator,
  readableHost,
} from '../../../functions/indicators/display.ts'
import { indexTerms } from '../../../functions/indicators/index-terms.ts'

test.each([
  ['phone', '+8613800138000', '138 0013 8000', '138 **** 8000'],
  ['phone', '+861012345678', '010 1234 5678', '010 1234 ****'],
  ['phone', '+8657188886666', '0571 8888 6666', '0571 8888 ****'],
  ['phone', '+864008208820', '400 820 8820', '400 820 ****'],
  ['phone', '+442079460958', '+442079460958', '+44207946****'],
  ['phone', '96110', '96110', '96110'],
  ['url', 'https://bad.tld/a.html?b=c', 'hxxps://bad[.]tld/a.html?b=c', 'bad[.]tld'],
  ['url', 'http://127.0.0.1:81/x', 'hxxp://127[.]0[.]0[.]1:81/x', '127[.]0[.]0[.]1:81'],
  ['email', 'bad.guy@qq.com', 'bad[.]guy@qq[.]com', 'b***@qq[.]com'],
  ['account', '6222021001116245702', '6222 0210 0111 6245 702', '****5702'],
  ['account', '+8613800138000', '138 0013 8000', '****8000'],
  ['account', 'a@qq.com', 'a@qq[.]com', 'a***@qq[.]com'],
  ['account', '123456', '1234 56', '****'],
  [
    'wallet',
    'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    '****Lj6t',
  ],
  ['wechat', 'abc_12345', 'abc_12345', 'a***5'],
  ['wechat', '小美', '小美', '小***'],
  ['app', 'bad.apk', 'bad[.]apk', 'b***k'],
  ['other', 'see https://bad.com', 'see https[://]bad[.]com', 's***m'],
] as const)('%s %s is shown as %s and masked as %s', (kind, value, shown, masked) => {
  expect(displayIndicator({ kind, value })).toBe(shown)
  expect(maskIndicator({ kind, value })).toBe(masked)
})

describe('hosts in punycode', () => {
  test.each([
    ['xn--fsqu00a.xn--fiqs8s', '例子.中国', false],
    ['xn--pple-43d.com', 'аpple.com', true],
    ['xn--80ak6aa92e.com', 'аррӏе.com', true],
    ['xn--taobao-9v7i870n.com', '中文taobao.com', false],
    ['xn--mnchen-3ya.de', 'münchen.de', true],
    ['xn--wgv71a119e.jp', '日本語.jp', false],
    ['example.com', 'example.com', false],
    ['xn--.com', 'xn--.com', false],
    ['xn--99999999999.com', 'xn--99999999999.com', false],
  ])('%s reads %s', (host, read, lookalike) => {
    expect(decodeHost(host)).toBe(read)
    expect(isLookalike(read)).toBe(lookalike)
  })

  test('are read or left as they are, whatever they say', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{0,70}$/), (label) => {
        const read = decodeHost(`xn--${label}.com`)
        expect(read.isWellFormed()).toBe(true)
        if (read !== `xn--${label}.com`) expect(read).toMatch(/[^-a-z0-9.]/)
      }),
      { seed: 10, numRuns: 2_000 },
    )
  })

  test('are read out only where there is something to read', () => {
    expect(readableHost('https://xn--pple-43d.com/x')).toBe('аpple[.]com')
    expect(readableHost('https://apple.com/x')).toBeNull()
  })
})

describe('what an indicator is found again by', () => {
  test.each([
    ['a link by host and path', 'url', 'https://bad.com/a/b', 'bad.com/a/b', 'bad.com'],
    [
      'whatever the scheme, www, port and query',
      'url',
      'http://www.bad.com:81/a/b?id=3',
      'bad.com/a/b',
      'bad.com',
    ],
    ['a bare host', 'url', 'https://bad.com?x=1', 'bad.com', 'bad.com'],
    ['an address of the new kind', 'url', 'http://[::1]:81/x', '[::1]/x', '[::1]'],
    ['what is no link by its own text', 'url', 'a broken link', 'a broken link', null],
    ['anything else by its value', 'phone', '+8613800138000', '+8613800138000', null],
  ] as const)('%s', (_, kind, value, whole, host) => {
    expect(indexTerms({ kind, value })).toEqual({ whole, host })
  })
})
