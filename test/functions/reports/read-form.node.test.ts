// Longer than most files: one table for everything that can be typed into one form.

import { describe, expect, it } from 'vitest'
import { codesOf } from '../../../functions/fields/codes.ts'
import { longestOf } from '../../../functions/reports/form.ts'
import { answersOf, shownRows } from '../../../functions/reports/form-answers.ts'
import { problemsByField } from '../../../functions/reports/form-problems.ts'
import { fraud } from '../../../functions/reports/forms/fraud.ts'
import { readForm } from '../../../functions/reports/read-form.ts'
import { reportInput } from '../../../functions/reports/report.schema.ts'
import { fillForm } from '../../support/fill-form.ts'

describe('what is typed becomes the API’s body', () => {
  it.each<[string, Changes, Record<string, unknown>]>([
    ['the least that is complete', {}, { kind: 'fraud', situation: 'paid', private: {} }],
    ['spaces around an answer are dropped', { story: '  你好\n ' }, { private: { story: '你好' } }],
    [
      'several further situations, once each',
      { also: ['gave-info', 'gave-info', 'paid'] },
      { also: ['gave-info'] },
    ],
    ['still in contact', { 'in-contact': 'yes' }, { stillInContact: true }],
    ['no longer in contact', { 'in-contact': 'no' }, { stillInContact: false }],
    [
      'threatened with images',
      { situation: 'threatened', images: 'yes' },
      { details: { images: true } },
    ],
    ['an addition', { adds: '7R4-KD2-WB9' }, { details: { adds: '7R4-KD2-WB9' } }],
    ['a province alone', { province: '510000' }, { region: '510000' }],
    ['a province and words', { province: '510000', place: '武侯' }, { region: '510107' }],
    ['a county from a list', { province: '510000', region: '510107' }, { region: '510107' }],
    ['a county of a province that was taken back', { province: '', region: '510107' }, {}],
    ['abroad', { province: 'overseas', place: '曼谷' }, { region: 'overseas' }],
    ['a day as a picker gives it', { 'occurred-on': '2026-11-20' }, { occurredOn: '2026-11-20' }],
    ['a day with slashes', { 'occurred-on': '2026/11/2' }, { occurredOn: '2026-11-02' }],
    ['a day in Chinese', { 'occurred-on': '２０２６年11月2日' }, { occurredOn: '2026-11-02' }],
    ['a day without marks', { 'occurred-on': '20261102' }, { occurredOn: '2026-11-02' }],
    ['a scam type', { 'scam-type': 'unknown' }, { scamType: 'unknown' }],
  ])('%s', (_, changes, expected) => {
    const { input, problems } = read(changes)
    expect(problems).toEqual([])
    expect(input).toMatchObject(expected)
    if (Object.keys(expected).length === 0) expect(input).not.toHaveProperty('region')
  })

  it.each([
    ['3000', 300_000],
    ['１，９７７．５元', 197_750],
    ['1.2万', 1_200_000],
    ['¥ 3w', 3_000_000],
  ])('reads %s as %d fen', (typed, amountFen) => {
    const { input, problems } = read({ 'payment-0-amount': typed })
    expect(problems).toEqual([])
    expect(input.payments).toEqual([{ amountFen, method: 'other' }])
  })

  it.each([
    ['2026-11-20T17:30', '2026-11-20T09:30:00.000Z'],
    ['2026/11/20 9:05', '2026-11-20T01:05:00.000Z'],
    ['2026年11月20日 17点30分', '2026-11-20T09:30:00.000Z'],
    ['2026年11月20日17点', '2026-11-20T09:00:00.000Z'],
  ])('reads the time %s on the operator’s clock', (typed, paidAt) => {
    const { input, problems } = read({ 'payment-0-amount': '1', 'payment-0-when': typed })
    expect(problems).toEqual([])
    expect(input.payments).toMatchObject([{ paidAt }])
  })

  it('leaves empty rows out, also between others', () => {
    const { input } = read({
      'payment-0-amount': '1',
      'payment-1-amount': '',
      'payment-2-amount': '3',
      'payment-2-method': 'alipay',
      'indicator-0-kind': 'qq',
      'indicator-0-value': '',
    })
    expect(input.payments).toMatchObject([{ amountFen: 100 }, { amountFen: 300, method: 'alipay' }])
    expect(input).not.toHaveProperty('indicators')
  })

  it('takes lines and confirmed proposals, each once, and works out what a line holds', () => {
    const { input } = read({
      'indicator-0-kind': '',
      'indicator-0-value': '139 1234 5678',
      'indicator-1-kind': 'wechat',
      'indicator-1-value': '小美',
      'indicator-2-kind': '',
      'indicator-2-value': '一个穿蓝衣服的人',
      found: ['url|https://a.top/?x=1|2', 'wechat|小美'],
    })
    expect(input.indicators).toEqual([
      { kind: 'phone', value: '139 1234 5678' },
      { kind: 'wechat', value: '小美' },
      { kind: 'other', value: '一个穿蓝衣服的人' },
      { kind: 'url', value: 'https://a.top/?x=1|2' },
    ])
  })

  it('forgets the tick about images when another situation is chosen', () => {
    expect(read({ images: 'yes' }).input).not.toHaveProperty('details')
  })

  it('keeps the words for a place with the story, abroad above all', () => {
    expect(read({ story: '他骗我', province: 'overseas', place: '曼谷' }).input).toMatchObject({
      region: 'overseas',
      private: { story: '他骗我\n\n【地点】曼谷' },
    })
  })

  it('keeps a pasted text with the story, so that nothing is lost', () => {
    expect(read({ story: '他骗我', pasted: '点 a.top' }).input.private).toEqual({
      story: '他骗我\n\n【粘贴的内容】\n点 a.top',
    })
  })

  it('withdraws the contact of anyone under 14', () => {
    const contact = { name: '小明', phone: '13800138000', 'may-call': 'yes' }
    expect(read({ age: 'under-14', ...contact }).input.private).toEqual({})
    expect(read({ age: '14-17', ...contact }).input.private).toEqual({
      contact: { name: '小明', phone: '13800138000', mayCall: true },
    })
  })

  it('keeps the contact of a parent who writes for a child', () => {
    const { input, problems } = read({ age: 'under-14', for: 'family', phone: '13800138000' })
    expect(problems).toEqual([])
    expect(input.private).toEqual({ contact: { phone: '13800138000', mayCall: false } })
  })

  it('knows no contact where nothing but the tick was left', () => {
    expect(read({ 'may-call': 'yes' }).input.private).toEqual({})
  })
})

describe('half a megabyte in one answer', () => {
  it.each([
    ['payment-0-amount', '块'],
    ['payment-0-amount', '1,'],
    ['payment-0-when', ' '],
    ['occurred-on', '\uFDFA'],
    ['indicator-0-value', '1 '],
    ['indicator-0-value', '\uFDFA'],
  ])('%s of many %j is refused in no time', (field, piece) => {
    const long = `2${piece.repeat(500_000 / piece.length)}x`
    const before = performance.now()
    const { problems } = read({ 'payment-0-amount': '1', [field]: long })
    expect(problems.map((problem) => problem.field)).toContain(field)
    expect(performance.now() - before).toBeLessThan(400)
  })
})

describe('what is wrong comes back at the field that it came from', () => {
  it.each<[string, Changes, string, string]>([
    ['no situation', { situation: null }, 'situation', 'required'],
    ['a situation of another form', { situation: 'bored' }, 'situation', 'invalid'],
    ['an amount in words', { 'payment-0-amount': '好多' }, 'payment-0-amount', 'malformed'],
    ['a negative amount', { 'payment-2-amount': '-5' }, 'payment-2-amount', 'negative'],
    [
      'a time without an amount',
      { 'payment-1-when': '2026-11-20T10:00' },
      'payment-1-amount',
      'required',
    ],
    [
      'a time that is none',
      { 'payment-0-amount': '1', 'payment-0-when': '昨天' },
      'payment-0-when',
      'malformed',
    ],
    [
      'a time on a day that there isn’t',
      { 'payment-0-amount': '1', 'payment-0-when': '2026-02-30 10:00' },
      'payment-0-when',
      'no-such-date',
    ],
    [
      'a time to come',
      { 'payment-0-amount': '1', 'payment-0-when': '2027-01-01T00:00' },
      'payment-0-when',
      'future',
    ],
    [
      'a way of paying that there isn’t',
      { 'payment-0-amount': '1', 'payment-0-method': 'x' },
      'payment-0-method',
      'invalid',
    ],
    ['a day that there isn’t', { 'occurred-on': '2026-02-30' }, 'occurred-on', 'no-such-date'],
    ['a day in words', { 'occurred-on': '上周' }, 'occurred-on', 'malformed'],
    ['a day to come', { 'occurred-on': '2027-01-01' }, 'occurred-on', 'future'],
    ['a region that there isn’t', { province: '99' }, 'province', 'malformed'],
    ['a city without its province', { place: '成都' }, 'province', 'required'],
    [
      'a place that is too long',
      { province: '510000', place: 'x'.repeat(101) },
      'place',
      'too-long',
    ],
    ['NUL in the story', { story: 'a\0b' }, 'story', 'malformed'],
    ['half a surrogate in the name', { name: '\ud800' }, 'name', 'malformed'],
    ['a story that is too long', { story: 'x'.repeat(LONGEST + 1) }, 'story', 'too-long'],
    ['a pasted text that is too long', { pasted: 'x'.repeat(PASTED + 1) }, 'pasted', 'too-long'],
    ['an address that is none', { email: '我的邮箱' }, 'email', 'malformed'],
    ['may be called without a number', { 'may-call': 'yes' }, 'phone', 'required'],
    ['no consent', { consent: null }, 'consent', 'required'],
    [
      'no consent to what is sensitive',
      { 'consent-sensitive': null },
      'consent-sensitive',
      'required',
    ],
    ['no consent to storage abroad', { 'consent-abroad': null }, 'consent-abroad', 'required'],
    [
      'a line that is too long',
      { 'indicator-3-value': 'x'.repeat(3_000) },
      'indicator-3-value',
      'too-long',
    ],
    ['a proposal nobody made', { found: 'nothing|1' }, 'pasted', 'invalid'],
    [
      'too many proposals',
      { found: Array.from({ length: 51 }, (_, n) => `qq|1000${n}`) },
      'pasted',
      'too-many',
    ],
    ['an age that is none', { age: '7' }, 'age', 'invalid'],
  ])('%s', (_, changes, field, code) => {
    expect(read(changes).problems).toEqual([{ field, code }])
  })

  it('lets the longest of everything pass, which fits the story together', () => {
    const { problems } = read({
      story: 'x'.repeat(LONGEST),
      pasted: 'x'.repeat(PASTED),
      province: '510000',
      place: 'x'.repeat(PLACE),
    })
    expect(problems).toEqual([])
  })

  it('finds every field, one problem each, in the order of the questions', () => {
    const { problems } = read({
      situation: null,
      consent: null,
      'payment-0-amount': 'x',
      email: 'x',
    })
    expect(problems.map(({ field }) => field)).toEqual([
      'situation',
      'payment-0-amount',
      'email',
      'consent',
    ])
  })

  it('asks for no consent to storage abroad where nothing is stored there', () => {
    expect(read({ 'consent-abroad': null }, { storedAbroad: false }).problems).toEqual([])
  })
})

describe('a form made by hand', () => {
  it('is cut short: long names, endless repetitions, files', () => {
    const form = new FormData()
    form.append('x'.repeat(41), '1')
    form.append('story', new File(['x'], 'x.txt'))
    for (let n = 0; n < 500; n++) form.append('also', 'paid')
    const answers = answersOf(form)
    expect([...answers.keys()]).toEqual(['also'])
    expect(answers.get('also')).toHaveLength(60)
  })

  it('shows no more rows than there may be', () => {
    const rows = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`payment-${n}-amount`, '1']),
    )
    expect(shownRows(answersOf(fillForm(rows)), 'payment')).toBe(20)
  })
})

const { story: LONGEST = 0, pasted: PASTED = 0, place: PLACE = 0 } = longestOf(fraud)

type Changes = Parameters<typeof fillForm>[0]

const NOW = new Date('2026-11-23T02:00:00Z')

/** What the Worker and the browser do alike: read, then hold it against the API's schema. */
function read(changes: Changes, rules: { storedAbroad?: boolean } = {}) {
  const answers = answersOf(entriesOf(changes))
  const { input, errors } = readForm(fraud, answers, {
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    storedAbroad: true,
    resolveRegion: (province, place) => (place.includes('武侯') ? '510107' : province),
    ...rules,
  })
  const result = reportInput({ clock: () => NOW, timeZone: 'Asia/Shanghai' }).safeParse(input)
  const found = [...errors, ...(result.success ? [] : codesOf(result.error))]
  return { input, problems: problemsByField(fraud, found, answers) }
}

/** Entries that keep what URLSearchParams would repair, such as half a surrogate. */
function entriesOf(changes: Changes): [string, string][] {
  const filled = [...fillForm(changes)]
  return filled.map(([name, value]) => {
    const typed = changes?.[name]
    return [name, typeof typed === 'string' ? typed : value]
  })
}
