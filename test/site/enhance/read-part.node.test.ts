import { describe, expect, it } from 'vitest'
import { readPart, type SealedWords } from '../../../site/enhance/read-part.ts'

describe('an opened part', () => {
  it('puts the number first, whether it may be called, and what to say', () => {
    const contact = { name: '小林', phone: '138 0013 8000', mayCall: true, phrase: '豆花是甜的' }
    expect(readPart('contact', contact, words)).toEqual([
      { label: 'phone', text: '138 0013 8000', dial: '13800138000' },
      { label: 'mayCall', text: 'yes' },
      { label: 'phrase', text: '豆花是甜的' },
      { label: 'name', text: '小林' },
    ])
  })

  it('says what to say first where no phrase was set', () => {
    expect(readPart('contact', { phone: '13800138000', mayCall: true }, words)).toContainEqual({
      label: 'phrase',
      text: 'no phrase',
    })
  })

  it.each([[{ phone: '13800138000' }], [{ phone: '13800138000', mayCall: 'yes' }]])(
    'may not be called without a tick: %j',
    (contact) => {
      expect(readPart('contact', contact, words)[1]).toEqual({ label: 'mayCall', text: 'no' })
    },
  )

  it.each(['12345678901234567890', 'javascript:alert(1)', '12', '+86;ext=1', '138*#06#'])(
    'dials only what is a number: %s',
    (phone) => {
      expect(readPart('contact', { phone, mayCall: true }, words)[0]).toEqual({
        label: 'phone',
        text: phone,
      })
    },
  )

  it('adds the payments up', () => {
    const payments = [
      { amountFen: 197_700, method: 'bank-transfer', paidAt: '2026-11-22T09:30:00Z' },
      { amountFen: 50, method: 'new-method', original: { amount: '7', currency: 'USD' } },
    ]
    expect(readPart('payments', payments, words).map(({ text }) => text)).toEqual([
      '¥1,977.5, 2',
      '¥1,977 · bank-transfer! · 2026年11月22日 17:30',
      '¥0.5 · 7 USD · new-method · ¥1,977.5 so far',
    ])
  })

  it('lists payments by their time, each with what was paid by then', () => {
    const payments = [
      { amountFen: 30_000, paidAt: '2026-11-22T11:00:00Z' },
      { amountFen: 10_000, paidAt: '2026-11-22T09:00:00+08:00' },
      { amountFen: 20_000, paidAt: '2026-11-22T10:00:00Z' },
    ]
    const [, ...lines] = readPart('payments', payments, words).map(({ text }) => text)
    expect(lines.map((line) => line.replace(/ · 2026[^·]*?(?= ·|$)/, ''))).toEqual([
      '¥100',
      '¥200 · ¥300 so far',
      '¥300 · ¥600 so far',
    ])
  })

  it.each([
    ['story', { a: 1 }],
    ['contact', 'hello'],
    ['contact', null],
    ['payments', [{ amountFen: '5' }]],
    ['payments', [null]],
    ['person', []],
    ['person', 7],
  ] as const)(
    'is shown as the data that it is where it is something else: %s %j',
    (part, content) => {
      expect(readPart(part, content, words)).toEqual([
        { label: 'other', text: JSON.stringify(content) },
      ])
    },
  )
})

/** Each field is called by its key, so that the claims above can name it. */
const byKey = new Proxy({}, { get: (_, key) => key }) as Record<string, string>

const words = {
  locale: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  field: { ...fieldsNamedByKey(), total: '¥{yuan}, {n}', soFar: '¥{yuan} so far' },
  mayCall: { yes: 'yes', no: 'no' },
  noPhrase: 'no phrase',
  ageBand: byKey,
  method: { 'bank-transfer': 'bank-transfer!' },
} as unknown as SealedWords

function fieldsNamedByKey() {
  const names = ['name', 'phone', 'phrase', 'email', 'mayCall', 'ageBand', 'other']
  return Object.fromEntries(names.map((name) => [name, name]))
}
