import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../functions/fields/limits.ts'
import { extractIndicators } from '../../../functions/indicators/extract.ts'
import { foundBy } from '../../../functions/indicators/found.ts'
import { normaliseIndicator } from '../../../functions/indicators/normalise.ts'

describe('finds', () => {
  test.each([
    ['a mobile', '他用13800138000打来。', 'phone', '+8613800138000', '13800138000'],
    [
      'one with spaces and country',
      '号码 +86 138-0013-8000，',
      'phone',
      '+8613800138000',
      '+86 138-0013-8000',
    ],
    [
      'one in full-width digits',
      '１３８ ００１３ ８０００',
      'phone',
      '+8613800138000',
      '１３８ ００１３ ８０００',
    ],
    [
      'one spelled out',
      '打幺三八零零幺三八零零零',
      'phone',
      '+8613800138000',
      '幺三八零零幺三八零零零',
    ],
    [
      'one digit by digit',
      '1 3 8 0 0 1 3 8 0 0 0',
      'phone',
      '+8613800138000',
      '1 3 8 0 0 1 3 8 0 0 0',
    ],
    ['a landline', '座机010-12345678转802', 'phone', '+861012345678', '010-12345678'],
    ['a 400 number', '客服400-820-8820', 'phone', '+864008208820', '400-820-8820'],
    [
      'a number from abroad',
      '来电0044 20 7946 0958',
      'phone',
      '+442079460958',
      '0044 20 7946 0958',
    ],
    [
      'a number from abroad before an amount',
      '+1 650 253 0000 5000元',
      'phone',
      '+16502530000',
      '+1 650 253 0000',
    ],
    ['a sender of texts', '短信来自10690123456789', 'phone', '10690123456789', '10690123456789'],
    ['a bank’s number where a call is meant', '来电显示95588', 'phone', '95588', '95588'],
    [
      'a card',
      '转到6222 0210 0111 6245 702张三',
      'account',
      '6222021001116245702',
      '6222 0210 0111 6245 702',
    ],
    [
      'a card mistyped, where a card is meant',
      '卡号：6222021001116245703',
      'account',
      '6222021001116245703',
      '6222021001116245703',
    ],
    ['an account', '收款账户 12345678901', 'account', '12345678901', '12345678901'],
    [
      'a link',
      '点https://bad.tld/a?id=1。',
      'url',
      'https://bad.tld/a?id=1',
      'https://bad.tld/a?id=1',
    ],
    ['a link before Chinese', 'http://bad.com点击领取', 'url', 'http://bad.com', 'http://bad.com'],
    [
      'a link up to what no link holds',
      'http://bad.com/a\0b',
      'url',
      'http://bad.com/a',
      'http://bad.com/a',
    ],
    [
      'a link to an address',
      '装http://47.243.11.9:8899/ga.apk',
      'url',
      'http://47.243.11.9:8899/ga.apk',
      'http://47.243.11.9:8899/ga.apk',
    ],
    [
      'the same without its scheme',
      '装47.243.11.9:8899/ga.apk',
      'url',
      'https://47.243.11.9:8899/ga.apk',
      '47.243.11.9:8899/ga.apk',
    ],
    [
      'a link before a comma',
      '平台bad.top/a?b=1，客服',
      'url',
      'https://bad.top/a?b=1',
      'bad.top/a?b=1',
    ],
    ['a link in brackets', '(https://bad.top/a).', 'url', 'https://bad.top/a', 'https://bad.top/a'],
    [
      'a link to an address of the new kind',
      'http://[2001:db8::1]',
      'url',
      'http://[2001:db8::1]',
      'http://[2001:db8::1]',
    ],
    ['a link without scheme', '上bad.top/x看', 'url', 'https://bad.top/x', 'bad.top/x'],
    ['a defanged link', 'hxxps://bad[.]tld/a', 'url', 'https://bad.tld/a', 'hxxps://bad[.]tld/a'],
    ['a link spelled out', '搜bad点com', 'url', 'https://bad.com', 'bad点com'],
    ['a link with Chinese stops', 'www。bad。com', 'url', 'https://www.bad.com', 'www。bad。com'],
    ['a lookalike', '打开 аpple.com', 'url', 'https://xn--pple-43d.com', 'аpple.com'],
    [
      'a link that pretends',
      'http://bank.com@bad.com/a',
      'url',
      'http://bad.com/a',
      'http://bank.com@bad.com/a',
    ],
    [
      'a Chinese host',
      'http://例子.中国/a',
      'url',
      'https://xn--fsqu00a.xn--fiqs8s/a'.replace('https', 'http'),
      'http://例子.中国/a',
    ],
    ['an address', '发到Bad＠qq。com', 'email', 'bad@qq.com', 'Bad＠qq。com'],
    ['a WeChat id', '加微信：Abc_12345', 'wechat', 'abc_12345', 'Abc_12345'],
    ['a WeChat id with a digit, unmarked', 'VX zhang88san', 'wechat', 'zhang88san', 'zhang88san'],
    ['WeChat’s own id', 'wxid_abcd1234efgh', 'wechat', 'wxid_abcd1234efgh', 'wxid_abcd1234efgh'],
    ['a QQ number', 'QQ群：123456789', 'qq', '123456789', '123456789'],
    ['a Telegram name', '电报 @bad_guy', 'telegram', 'bad_guy', 'bad_guy'],
    [
      'a Telegram invitation',
      'https://t.me/+AbCdEf12345',
      'telegram',
      '+AbCdEf12345',
      'https://t.me/+AbCdEf12345',
    ],
    [
      'a Tron wallet',
      'USDT TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
      'wallet',
      'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
      'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    ],
    [
      'an Ethereum wallet',
      '0xDAC17F958D2ee523a2206206994597C13D831ec7',
      'wallet',
      '0xdac17f958d2ee523a2206206994597c13d831ec7',
      '0xDAC17F958D2ee523a2206206994597C13D831ec7',
    ],
    [
      'a Bitcoin wallet',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      'wallet',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
    ],
  ])('%s', (_, text, kind, value, quote) => {
    expect(extractIndicators(text)).toEqual([{ kind, value, quote }])
  })

  test('several, in the order in which they stand, each once', () => {
    const text = '先是13800138000，后来 13900139000 又打，发了bad.top，还是138 0013 8000。'
    expect(extractIndicators(text).map(({ value }) => value)).toEqual([
      '+8613800138000',
      '+8613900139000',
      'https://bad.top',
    ])
  })
})

describe('leaves alone', () => {
  test.each([
    ['amounts', '转了95000元，又转12000块，共 13800138000 元'],
    ['days and times', '2026-11-20 13:45 到 2026年11月21日'],
    ['helplines', '我打了110和96110，96110让我报警；也有短信来自12381'],
    ['an identity number', '身份证510107199001011237'],
    ['an identity number that passes as a card', '我的 510107199001010008 号'],
    ['long numbers that are no card', '订单6222021001116245703号'],
    ['parts of longer codes', 'A13800138000B 0x13800138000 x_13800138000_y'],
    ['words with dots', 'e.g. this i.e. that, node.js, report.pdf, 3.14'],
    ['words after a label', 'my wechat number is gone, the telegram channel too'],
    ['sentences without a space between them', 'see you.In the end.So what'],
    ['addresses of machines and versions', 'IP 8.8.8.8, v2.3.1.4'],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(extractIndicators(text)).toEqual([])
  })
})

describe('on any text', () => {
  test('every proposal is normal and its quote stands in the text', () => {
    const parts = fc.oneof(
      fc.constantFrom(
        '13800138000',
        ' bad点com',
        ' hxxp://a[.]top/',
        '微信：',
        'abc_123',
        '\uD800',
        '\0',
      ),
      fc.constantFrom(
        '6222 0210 0111 6245 702',
        'QQ12345678',
        ' a＠b。com ',
        '１３８',
        '。',
        '\n',
        '👨‍👩‍👧',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (all) => {
        const text = all.join('')
        for (const { kind, value, quote } of extractIndicators(text)) {
          expect(text.toWellFormed()).toContain(quote)
          expect(normaliseIndicator(kind, value)).toMatchObject({ ok: true, value: { value } })
        }
      }),
      { seed: 8, numRuns: 300 },
    )
  })

  test('never proposes more than the form takes', () => {
    const text = Array.from({ length: 500 }, (_, n) => `1380013${8000 + n} bad${n}.top`).join('，')
    expect(extractIndicators(text)).toHaveLength(LIMITS.indicators)
  })

  // A pattern that backtracks would need hours for these, on any machine.
  test.each(
    (
      'a|a.|a@|1|1 |1-|1(|+|+1|[|[.]|[(|点|a点|一|http://|https://a.|http://a@|hxxp[:]|@|x@a.|wx|wx :|微信:|' +
      'QQ1|T1|1a|0x|bc1|t.me/|а.|_|-|.|卡号|a.cc |a.cc/|13800138000 |9|6222 |\u0344|\uFDFA|\uD800|👨‍👩‍👧|\n'
    ).split('|'),
  )('a hundred thousand units of %j are read in time', (piece) => {
    const text = piece.repeat(LIMITS.extractedText / piece.length)
    expect(extractIndicators(text).length).toBeLessThanOrEqual(2)
    expect(extractIndicators(`${text}!\n${text}x`).length).toBeLessThanOrEqual(2)
  })

  test('looks at a bounded number of stretches of each sort', () => {
    expect([...foundBy('1 '.repeat(5_000), 'phone', /1/g)]).toHaveLength(200)
  })

  test('looks no further than its limit', () => {
    const after = `${' '.repeat(LIMITS.extractedText)}13800138000`
    expect(extractIndicators(after)).toEqual([])
    expect(extractIndicators(after.slice(11))).toHaveLength(1)
  })
})
