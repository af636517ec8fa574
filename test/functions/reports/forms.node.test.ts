import { describe, expect, it } from 'vitest'
import { codesOf } from '../../../functions/fields/codes.ts'
import { LIMITS } from '../../../functions/fields/limits.ts'
import { longestOf, questionsOf } from '../../../functions/reports/form.ts'
import { answersOf } from '../../../functions/reports/form-answers.ts'
import { problemsByField } from '../../../functions/reports/form-problems.ts'
import { FORMS } from '../../../functions/reports/forms/forms.ts'
import { readForm } from '../../../functions/reports/read-form.ts'
import { readableInput } from '../../../functions/reports/readable.schema.ts'
import { reportInput } from '../../../functions/reports/report.schema.ts'
import { KINDS, type Kind } from '../../../functions/reports/vocabulary.ts'
import { wordsIn } from '../../../site/i18n.ts'

describe.each(KINDS)('the form of %s', (kind) => {
  const form = FORMS[kind]

  it('begins with the one question that must be answered', () => {
    const [first, ...others] = questionsOf(form)
    expect(first).toMatchObject({ ask: 'one', required: true })
    expect(others.filter((one) => 'required' in one)).toEqual([])
  })

  it('keeps all of its words together within what a story may hold', () => {
    const most = Object.values(longestOf(form)).reduce((sum, one) => sum + one, 0)
    const frames = 100
    expect(most + frames).toBeLessThanOrEqual(LIMITS.story)
  })

  it.each(['zh-CN', 'en'] as const)('has words for every question and choice in %s', (locale) => {
    const t = wordsIn(locale)
    const missing = neededBy(kind).filter(
      (key) => !t.has(`${form.area}.${key}`) && !t.has(`report.${key}`),
    )
    expect(missing).toEqual([])
  })
})

it('the clue’s form asks for nothing that could name who sends it', () => {
  const asks = questionsOf(FORMS.clue)
  expect(asks.map(({ ask }) => ask)).not.toContain('contact')
  expect(asks.flatMap((one) => ('field' in one ? [one.field] : []))).toEqual([
    'group',
    'ongoing',
    'occurred-on',
    'story',
  ])
})

describe('what is typed becomes the API’s body', () => {
  it.each<[string, Kind, Typed, object]>([
    [
      'the least of a clue',
      'clue',
      { group: 'insiders' },
      { details: { group: 'insiders' }, private: {} },
    ],
    [
      'a clue with all it asks',
      'clue',
      {
        group: 'boxes-and-lines',
        ongoing: 'yes',
        province: '510000',
        place: '武侯三栋',
        story: '楼道里的机器',
      },
      {
        region: '510000',
        details: { group: 'boxes-and-lines', ongoing: true },
        private: { story: '楼道里的机器\n\n【地点】武侯三栋' },
      },
    ],
    [
      'what a clue’s form does not ask is not read',
      'clue',
      { group: 'other', name: '小林', phone: '13800138000', 'may-call': 'yes', for: 'me' },
      { details: { group: 'other' }, private: {} },
    ],
    [
      'a campus warning: poster and place lie sealed with the story',
      'campus',
      {
        way: 'poster',
        victims: 'some',
        school: '江畔 \t大学',
        spot: '三号楼',
        story: '招打字员',
        poster: '日结三百',
      },
      {
        details: { way: 'poster', victims: 'some', school: '江畔 大学' },
        private: { story: '招打字员\n\n【校内地点】三号楼\n\n【海报】\n日结三百' },
      },
    ],
    [
      'a campus warning of a child keeps no contact',
      'campus',
      { way: 'other', 'under-14': 'yes', name: '小林', phone: '13800138000', 'may-call': 'yes' },
      { details: { way: 'other' }, private: {} },
    ],
    [
      'wanting to be contacted soon, without a number: apart from “you may call me”',
      'fraud',
      { situation: 'paid', soon: 'yes' },
      { situation: 'paid', details: { contactSoon: true }, private: {} },
    ],
    [
      'the same of an advert',
      'job-ad',
      { progress: 'seen', soon: 'yes' },
      { details: { progress: 'seen', contactSoon: true }, private: {} },
    ],
    [
      'the same of a campus warning',
      'campus',
      { way: 'other', soon: 'yes' },
      { details: { way: 'other', contactSoon: true }, private: {} },
    ],
    [
      'a clue’s form does not ask for it',
      'clue',
      { group: 'other', soon: 'yes' },
      { details: { group: 'other' }, private: {} },
    ],
    [
      'a job advert: the sum as its band, its words sealed; the company as an indicator',
      'job-ad',
      {
        progress: 'talking',
        asks: ['deposit', 'bank-card'],
        'asked-sum': '1.28万',
        'sends-to': 'border',
        'sends-place': '瑞丽',
        company: '示例人力',
        found: ['url|https://a.top/'],
      },
      {
        details: {
          progress: 'talking',
          asks: ['deposit', 'bank-card'],
          askedBand: 1_000_000,
          sendsTo: 'border',
        },
        indicators: [
          { kind: 'url', value: 'https://a.top/' },
          { kind: 'company', value: '示例人力' },
        ],
        private: { story: '【要交的钱】1.28万\n\n【让人去的地方】瑞丽' },
      },
    ],
  ])('%s', (_, kind, typed, body) => {
    const { input, problems } = read(kind, typed)
    expect(problems).toEqual([])
    expect(input).toEqual({ kind, locale: 'zh-CN', noticeVersion: '2026-11', ...body })
  })
})

describe('what is wrong comes back at the field that it came from', () => {
  it.each<[string, Kind, Typed, string, string]>([
    ['no group', 'clue', {}, 'group', 'required'],
    ['a group of one’s own', 'clue', { group: '13800138000' }, 'group', 'invalid'],
    ['too long a clue', 'clue', { group: 'other', story: 'x'.repeat(6_001) }, 'story', 'too-long'],
    ['no way', 'campus', {}, 'way', 'required'],
    [
      'a number as the school',
      'campus',
      { way: 'other', school: '打13800138000' },
      'school',
      'malformed',
    ],
    [
      'full-width digits as the school',
      'campus',
      { way: 'other', school: '１３８００１' },
      'school',
      'malformed',
    ],
    [
      'an address as the school',
      'campus',
      { way: 'other', school: 'a@b.top' },
      'school',
      'malformed',
    ],
    ['a link as the school', 'campus', { way: 'other', school: 'evil.top' }, 'school', 'malformed'],
    [
      'too long a school',
      'campus',
      { way: 'other', school: '大'.repeat(65) },
      'school',
      'too-long',
    ],
    [
      'too long a poster',
      'campus',
      { way: 'other', poster: 'x'.repeat(1_501) },
      'poster',
      'too-long',
    ],
    ['too long a place', 'campus', { way: 'other', spot: 'x'.repeat(101) }, 'spot', 'too-long'],
    ['no progress', 'job-ad', {}, 'progress', 'required'],
    ['a thing nobody asks', 'job-ad', { progress: 'seen', asks: ['kidney'] }, 'asks', 'invalid'],
    [
      'a sum in words',
      'job-ad',
      { progress: 'seen', 'asked-sum': '很多' },
      'asked-sum',
      'malformed',
    ],
    [
      'too long a company',
      'job-ad',
      { progress: 'seen', company: '司'.repeat(65) },
      'company',
      'too-long',
    ],
    [
      'may be called without a number',
      'job-ad',
      { progress: 'seen', 'may-call': 'yes' },
      'phone',
      'required',
    ],
  ])('%s', (_, kind, typed, field, code) => {
    expect(read(kind, typed).problems).toEqual([{ field, code }])
  })

  it.each<[Kind, string[]]>([
    ['fraud', ['consent', 'consent-sensitive', 'consent-abroad']],
    ['campus', ['consent', 'consent-sensitive', 'consent-abroad']],
    ['job-ad', ['consent', 'consent-sensitive', 'consent-abroad']],
    ['clue', ['consent', 'consent-abroad']],
  ])('%s asks to agree to %j', (kind, fields) => {
    const { problems } = read(kind, { consent: '', 'consent-sensitive': '', 'consent-abroad': '' })
    expect(problems.map(({ field }) => field).filter((one) => one.startsWith('consent'))).toEqual(
      fields,
    )
  })
})

type Typed = Readonly<Record<string, string | readonly string[]>>

const ZONE = { clock: () => new Date('2026-11-23T02:00:00Z'), timeZone: 'Asia/Shanghai' }
const SCHEMA = reportInput(ZONE)
const AGREED = { consent: 'yes', 'consent-sensitive': 'yes', 'consent-abroad': 'yes' }

/** What the Worker and the browser do alike: read, then hold it against the API's schema. */
function read(kind: Kind, typed: Typed) {
  const entries = Object.entries({ ...AGREED, ...typed }).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  )
  const answers = answersOf(entries)
  const { input, errors } = readForm(FORMS[kind], answers, {
    timeZone: ZONE.timeZone,
    locale: 'zh-CN',
    storedAbroad: true,
    resolveRegion: (province) => province,
  })
  const result = SCHEMA.safeParse(input)
  const inBrowser = readableInput(kind, ZONE).safeParse(input)
  expect(inBrowser.success || codesOf(inBrowser.error)).toEqual(
    result.success || codesOf(result.error),
  )
  const found = [...errors, ...(result.success ? [] : codesOf(result.error))]
  return { input, problems: problemsByField(FORMS[kind], found, answers) }
}

/** The keys of the words that a form is drawn with. */
function neededBy(kind: Kind): string[] {
  const form = FORMS[kind]
  const [first] = questionsOf(form)
  // The fraud form's second step is drawn by itself, with words of its own.
  const drawn = questionsOf(form).filter(
    (one) => !('field' in one && ['for', 'age'].includes(one.field)),
  )
  return [
    ...['title.police', 'title.school', 'title.ngo', 'description', 'lede'],
    ...form.steps.slice(1).map(({ name }) => `${name}.title`),
    ...form.consents.map((one) => `check.${one}`),
    ...(first && 'field' in first ? [`wrong.${first.field}.required`] : []),
    ...drawn.flatMap((one) => {
      if (!('field' in one) || one.ask === 'day') return []
      const words = one.ask === 'many' && one.except ? one.except : one.field
      const choices = 'of' in one && one.of ? one.of.map((is) => `ask.${words}.is.${is}`) : []
      const notes =
        one.ask === 'one' && one.notes ? one.notes.map((is) => `ask.${one.field}.note.${is}`) : []
      return [`ask.${one.field}.label`, ...choices, ...notes]
    }),
  ]
}
