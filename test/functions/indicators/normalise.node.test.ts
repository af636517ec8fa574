import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INDICATOR_KINDS, type IndicatorKind } from '../../../functions/indicators/indicator.ts'
import { normaliseIndicator } from '../../../functions/indicators/normalise.ts'

describe('phones', () => {
  claims('phone', [
    ['+86 138-0013-8000', '+8613800138000'],
    ['００８６１３８００１３８０００', '+8613800138000'],
    ['13800138000', '+8613800138000'],
    ['(010) 1234 5678', '+861012345678'],
    ['400 820 8820', '+864008208820'],
    ['0852 2123 4567', '+8685221234567'],
    ['+852 2123 4567', '+85221234567'],
    ['95588', '95588'],
    ['+86 95588', '95588'],
    ['10086', '10086'],
    ['1008611', '1008611'],
    ['1069 0123 4567 890', '10690123456789' + '0'],
    ['12381', '12381', 'helpline'],
    ['96110', '96110', 'helpline'],
    ['110', '110', 'helpline'],
    ['+0085212', '+0085212', 'undialable'],
    ['000110', '+0110', 'undialable'],
    ['02196110', '02196110', 'undialable'],
    ['12', null],
    ['+', null],
    ['没有显示号码', null],
    ['1'.repeat(21), null],
  ])
})

describe('links', () => {
  claims('url', [
    ['https://bad.tld/a/b?id=3', 'https://bad.tld/a/b?id=3'],
    ['hxxps://bad[.]tld/', 'https://bad.tld'],
    ['hxxp[://]bad(.)tld', 'http://bad.tld'],
    ['h**p://bad.tld', 'http://bad.tld'],
    ['http:\\\\bad.tld\\a', 'http://bad.tld/a'],
    ['http : // bad . tld', 'http://bad.tld'],
    ['bad【点】com', 'https://bad.com'],
    ['bad点com', 'https://bad.com'],
    ['bad 点 cn/x', 'https://bad.cn/x'],
    ['www。bad。com', 'https://www.bad.com'],
    ['www dot bad dot com', 'https://www.bad.com'],
    ['bad[[.]]com', 'https://bad.com'],
    ['ＨＴＴＰＳ：／／ＢＡＤ．ＣＯＭ／Ａ', 'https://bad.com/A'],
    ['b\u200Bad.c\u202Eom', 'https://bad.com'],
    ['BAD.COM.', 'https://bad.com'],
    ['《https://bad.com/a》。', 'https://bad.com/a'],
    ['http://bad.com:80/a/', 'http://bad.com/a'],
    ['http://bad.com:8080', 'http://bad.com:8080'],
    ['https://bad.com/a?utm_source=x&id=3&fbclid=y#top', 'https://bad.com/a?id=3'],
    ['https://bad.com/a?b=/', 'https://bad.com/a?b='],
    ['例子.中国/路', 'https://xn--fsqu00a.xn--fiqs8s/%E8%B7%AF'],
    ['https://bank.com@bad.com/login', 'https://bad.com/login', 'userinfo'],
    ['http://2130706433', 'http://127.0.0.1', 'ip-host'],
    ['http://①②⑦.0.0.1', 'http://127.0.0.1', 'ip-host'],
    ['http://[::1]:81/', 'http://[::1]:81', 'ip-host'],
    ['https://аpple.com', 'https://xn--pple-43d.com', 'lookalike'],
    ['https://аррӏе.com', 'https://xn--80ak6aa92e.com', 'lookalike'],
    ['https://pаypal。com', 'https://xn--pypal-4ve.com', 'lookalike'],
    ['https://中文taobao.com', 'https://xn--taobao-9v7i870n.com'],
    ['javascript:alert(1)', null],
    ['data:text/html,a', null],
    ['file:///etc/passwd', null],
    ['ftp://bad.com/x', null],
    ['localhost', null],
    ['http://intranet/x', null],
    ['https://', null],
    ['点击这里', null],
    ['two words.com', null],
  ])
})

describe('accounts', () => {
  claims('account', [
    ['6222 0210 0111 6245 702', '6222021001116245702'],
    ['６２２２-0210-0111-6245-702', '6222021001116245702'],
    ['6222021001116245703', '6222021001116245703', 'checksum'],
    ['4111 1111 1111 1111', '4111111111111111'],
    ['1234567890', '1234567890'],
    ['六二二二零二幺零零幺幺幺六二四五七零二', '6222021001116245702'],
    ['de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['138 0013 8000', '+8613800138000'],
    ['Someone@Example.com', 'someone@example.com'],
    ['某某商行', '某某商行'],
    ['a', null],
    ['<b>', null],
  ])
})

describe('wallets', () => {
  claims('wallet', [
    ['0xDAC17F958D2ee523a2206206994597C13D831ec7', '0xdac17f958d2ee523a2206206994597c13d831ec7'],
    ['TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t', 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t'],
    ['BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7 DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['0x12', null],
    ['我的钱包', null],
  ])
})

describe('handles', () => {
  claims('wechat', [
    ['微信号：Abc_12345', 'abc_12345'],
    ['wx: abc-12345', 'abc-12345'],
    ['wx123456', 'wx123456'],
    ['wxid_abcd1234efgh56', 'wxid_abcd1234efgh56'],
    ['138 0013 8000', '+8613800138000'],
    ['12345678', '12345678'],
    ['小美❤', '小美❤', 'nickname'],
    ['v信 小美', '小美', 'nickname'],
    ['!!', null],
  ])
  claims('qq', [
    ['QQ：１２３４５６７８', '12345678'],
    ['qq群号 123456789', '123456789'],
    ['12345678@qq.com', '12345678'],
    ['客服小王', '客服小王', 'nickname'],
  ])
  claims('telegram', [
    ['@Bad_Guy', 'bad_guy'],
    ['https://t.me/Bad_Guy', 'bad_guy'],
    ['t.me/s/Bad_Guy/12?single', 'bad_guy'],
    ['tg://resolve?domain=Bad_Guy', 'bad_guy'],
    ['t.me/+AbCdEf12345', '+AbCdEf12345'],
    ['https://t.me/joinchat/AbCdEf12345', '+AbCdEf12345'],
    ['+1 650 253 0000', '+16502530000'],
    ['股神老师', '股神老师', 'nickname'],
  ])
})

describe('addresses, apps and the rest', () => {
  claims('email', [
    ['Bad.Guy＠QQ。com', 'bad.guy@qq.com'],
    ['bad[at]qq[.]com', 'bad@qq.com'],
    ['bad', null],
  ])
  claims('app', [
    ['《某某  商城》', '某某 商城'],
    ['“ＸＸ金融”', 'xx金融'],
    ['a'.repeat(65), null],
  ])
  claims('other', [
    ['  车牌 川Ａ·１２３４５ ', '车牌 川a·12345'],
    ['a'.repeat(201), null],
  ])
})

describe('any kind', () => {
  test.each(INDICATOR_KINDS)('%s refuses what can’t be stored or read', (kind) => {
    expect(normaliseIndicator(kind, '')).toEqual({ ok: false, error: 'required' })
    expect(normaliseIndicator(kind, ' \u200B\u3000')).toEqual({ ok: false, error: 'required' })
    expect(normaliseIndicator(kind, 'a'.repeat(2_049))).toEqual({ ok: false, error: 'too-long' })
    for (const bad of ['\0', '\uD800', '\uDFFF']) {
      const text = `13800138000${bad}.com`
      expect(normaliseIndicator(kind, text)).toEqual({ ok: false, error: 'malformed' })
    }
  })

  test.each(INDICATOR_KINDS)(
    '%s: a normal form is its own normal form, whatever was typed',
    (kind) => {
      fc.assert(
        fc.property(typed, (text) => {
          const once = normaliseIndicator(kind, text)
          if (!once.ok) return
          expect(once.value.value.isWellFormed()).toBe(true)
          const { value, display } = once.value
          expect(normaliseIndicator(kind, value)).toMatchObject({
            ok: true,
            value: { value, display },
          })
        }),
        { seed: 7, numRuns: 1_500 },
      )
    },
  )
})

/** Pieces that the rules look for, in any order, between any others. */
const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...pieces()) },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
)

function pieces(): string[] {
  return [
    ...'0123456789',
    ...'.。:/@?#&=+-[](){}【】（）<>《》 \\%;,"\'_',
    ...'零一二〇幺点點٣３①',
    ...[
      '138',
      '0013',
      '8000',
      '86',
      '00',
      '+86',
      '0x',
      'T',
      'bc1',
      'xn--',
      'e\u0301',
      'İ',
      'ß',
      '\u200D',
    ],
    ...[
      'http',
      'hxxp',
      'https://',
      '[.]',
      '(dot)',
      ' dot ',
      'com',
      'cn',
      '.com',
      'www.',
      '..',
      '/../',
    ],
    ...[
      'utm_source=a',
      '微信',
      'wx',
      'qq',
      'tg',
      '号',
      '@qq.com',
      't.me/',
      'joinchat/',
      '+',
      'ext',
      '转',
      'x',
    ],
  ]
}

function claims(
  kind: IndicatorKind,
  table: readonly (readonly [string, string | null, string?])[],
) {
  const rows = table.map(([text, value, doubt]) => ({ text, value, doubt }))
  test.each(rows)(`${kind} $text → $value`, ({ text, value, doubt }) => {
    const result = normaliseIndicator(kind, text)
    const found = result.ok ? { value: result.value.value, doubts: result.value.doubts } : null
    expect(found).toEqual(value === null ? null : { value, doubts: doubt ? [doubt] : [] })
  })
}
