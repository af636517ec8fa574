import { describe, expect, test } from 'vitest'
import { codesOf } from '../../../../functions/fields/codes.ts'
import { LIMITS } from '../../../../functions/fields/limits.ts'
import { longestOf } from '../../../../functions/reports/form.ts'
import { answersOf } from '../../../../functions/reports/form-answers.ts'
import { problemsByField } from '../../../../functions/reports/form-problems.ts'
import { fraud } from '../../../../functions/reports/forms/fraud.ts'
import { readForm } from '../../../../functions/reports/read-form.ts'
import { reportInput } from '../../../../functions/reports/report.schema.ts'
import { editionOf } from '../../../../site/editions.ts'
import { wordsIn } from '../../../../site/i18n.ts'
import { formState } from '../../../../site/portal/report/form-state.ts'
import { fillForm } from '../../../support/fill-form.ts'

const long = (characters: number) => '长'.repeat(characters + 1)
const LONGEST = longestOf(fraud)
const paid = { 'payment-0-amount': '1' }

/** Everything that somebody can get wrong by typing, choosing and leaving out. */
const MISTAKES: readonly [what: string, typed: Changes, at: string, code: string][] = [
  ['no situation', { situation: null }, 'situation', 'required'],
  ['a day in words', { 'occurred-on': '上周' }, 'occurred-on', 'malformed'],
  ['a whole sentence as the day', { 'occurred-on': long(32) }, 'occurred-on', 'too-long'],
  ['30 February', { 'occurred-on': '2026-02-30' }, 'occurred-on', 'no-such-date'],
  ['a day to come', { 'occurred-on': '2027-01-01' }, 'occurred-on', 'future'],
  ['the year 0226', { 'occurred-on': '0226-11-20' }, 'occurred-on', 'out-of-range'],
  ['a city, no province', { place: '成都' }, 'province', 'required'],
  [
    'too long a place',
    { province: '510000', place: long(LONGEST.place ?? 0) },
    'place',
    'too-long',
  ],
  ['a time, no amount', { 'payment-0-when': '2026-11-20T10:00' }, 'payment-0-amount', 'required'],
  ['an amount in words', { 'payment-0-amount': '好多' }, 'payment-0-amount', 'malformed'],
  ['an amount with a minus', { 'payment-0-amount': '-5' }, 'payment-0-amount', 'negative'],
  ['nothing paid, as 0', { 'payment-0-amount': '0' }, 'payment-0-amount', 'out-of-range'],
  ['tenths of a fen', { 'payment-0-amount': '1.005' }, 'payment-0-amount', 'too-precise'],
  ['a story as the amount', { 'payment-0-amount': long(40) }, 'payment-0-amount', 'too-long'],
  ['a time in words', { ...paid, 'payment-0-when': '昨天' }, 'payment-0-when', 'malformed'],
  [
    'a time on 30 February',
    { ...paid, 'payment-0-when': '2026-02-30 10:00' },
    'payment-0-when',
    'no-such-date',
  ],
  ['a time to come', { ...paid, 'payment-0-when': '2027-01-01T00:00' }, 'payment-0-when', 'future'],
  [
    'a time in 1889',
    { ...paid, 'payment-0-when': '1889-01-01T00:00' },
    'payment-0-when',
    'out-of-range',
  ],
  [
    'too long a bank',
    { ...paid, 'payment-0-bank': long(LIMITS.name) },
    'payment-0-bank',
    'too-long',
  ],
  ['too long a pasted text', { pasted: long(LONGEST.pasted ?? 0) }, 'pasted', 'too-long'],
  [
    'more numbers than are taken at once',
    { found: Array.from({ length: 51 }, (_, n) => `qq|1000${n}`) },
    'pasted',
    'too-many',
  ],
  [
    'too long a line',
    { 'indicator-2-value': long(LIMITS.indicator) },
    'indicator-2-value',
    'too-long',
  ],
  ['too long a story', { story: long(LONGEST.story ?? 0) }, 'story', 'too-long'],
  ['too long a name', { name: long(LIMITS.name) }, 'name', 'too-long'],
  ['too long a number', { phone: long(LIMITS.phone) }, 'phone', 'too-long'],
  ['“may call”, no number', { 'may-call': 'yes' }, 'phone', 'required'],
  ['half an address', { email: 'me' }, 'email', 'malformed'],
  ['too long an address', { email: `${long(LIMITS.email)}@a.cn` }, 'email', 'too-long'],
  ['no consent', { consent: null }, 'consent', 'required'],
  [
    'no consent to what is sensitive',
    { 'consent-sensitive': null },
    'consent-sensitive',
    'required',
  ],
  ['no consent to storage abroad', { 'consent-abroad': null }, 'consent-abroad', 'required'],
]

describe.for(['', 'en'])('in edition “%s”', (name) => {
  const edition = editionOf(name || undefined)
  if (!edition) throw new Error(`no edition "${name}"`)
  const general = Object.entries(wordsIn(edition.locale).section('report.wrong'))
    .filter(([key]) => key.startsWith('any.'))
    .map(([, words]) => words)

  test.for(MISTAKES)('%s is said in words of its own', ([, typed, field, code]) => {
    const { answers, problems } = read(typed)
    expect(problems).toEqual([{ field, code }])
    const said = formState(fraud, edition, answers, problems).field(field).error
    expect(said).toMatch(/\S/)
    expect(said).not.toMatch(/[{}]/)
    expect(general).not.toContain(said)
  })
})

describe('what nobody can see is no mistake', () => {
  test.for([
    ['a tab in a name', { name: '小\t明' }],
    ['a tab in the bank', { ...paid, 'payment-0-bank': '工商\t银行' }],
    ['a field that holds only a zero-width space', { name: '\u200B', story: '\u200B' }],
    ['a line that holds only a zero-width space', { 'indicator-0-value': '\u200B' }],
  ] as const)('%s', ([, typed]) => {
    expect(read(typed).problems).toEqual([])
  })
})

type Changes = Parameters<typeof fillForm>[0]

function read(typed: Changes) {
  const answers = answersOf(fillForm(typed))
  const zone = { timeZone: 'Asia/Shanghai' }
  const { input, errors } = readForm(fraud, answers, { ...zone, locale: 'en', storedAbroad: true })
  const clock = () => new Date('2026-11-23T02:00:00Z')
  const result = reportInput({ ...zone, clock }).safeParse(input)
  const found = [...errors, ...(result.success ? [] : codesOf(result.error))]
  return { answers, problems: problemsByField(fraud, found, answers) }
}
