import { describe, expect, test } from 'vitest'
import { concerns } from '../../../functions/warnings/concerns.ts'
import {
  editorsWarningsSchema,
  warningsOf,
} from '../../../functions/warnings/editors-warnings.schema.ts'
import { editorsWarnings } from '../../../functions/warnings/editors-warnings.ts'
import { matches, readFilter } from '../../../functions/warnings/filter.schema.ts'
import { toEntry } from '../../../functions/warnings/to-entry.ts'
import { listScope, oneScope, warning } from '../../../functions/warnings/warning.schema.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'
import { makeWarning } from '../../support/make-warning.ts'

const file = () => structuredClone(readYaml('content/warnings.yaml')) as File
interface File {
  warnings: Record<string, unknown>[]
}

describe('the editors’ file', () => {
  test('becomes warnings as they are published', () => {
    const all = editorsWarnings()
    expect(all.length).toBeGreaterThan(2)
    for (const one of all) expect(warning.safeParse(one).error).toBeUndefined()
  })

  test('counts its days by the operator’s clock, the last one whole', () => {
    const parsed = editorsWarningsSchema.parse(file())
    const [first] = warningsOf(parsed, 'Asia/Shanghai')
    expect(first).toMatchObject({
      publishedAt: '2026-11-21T16:00:00.000Z',
      expiresAt: '2027-02-28T16:00:00.000Z',
    })
  })

  test('that ships warns of nothing that happened: all are marked as examples, none as sure', () => {
    expect(editorsWarnings().filter((one) => !one.example || one.confidence !== 'pattern')).toEqual(
      [],
    )
  })

  test.each<[string, (one: Record<string, unknown>) => void]>([
    [
      'an unknown field',
      (one) => {
        one.phone = '13800138000'
      },
    ],
    [
      'no Chinese',
      (one) => {
        delete one.zh
      },
    ],
    [
      'an end before its beginning',
      (one) => {
        one.lastsUntil = '2026-01-01'
      },
    ],
    [
      'a confidence that isn’t one',
      (one) => {
        one.confidence = 'sure'
      },
    ],
    [
      'a region by its name',
      (one) => {
        one.region = '成都'
      },
    ],
    [
      'a correction in Chinese only beside English',
      (one) => {
        one.corrections = [{ on: '2026-11-23', zh: '改了。' }]
      },
    ],
    [
      'one sign only',
      (one) => {
        one.zh = { ...(one.zh as object), signs: ['要钱'] }
      },
    ],
    [
      'no grounds',
      (one) => {
        one.zh = { ...(one.zh as object), grounds: undefined }
      },
    ],
    [
      'no word about who read it',
      (one) => {
        delete one.reviewed
      },
    ],
  ])('is refused with %s', (_, spoil) => {
    const spoiled = file()
    spoil(spoiled.warnings[0] as Record<string, unknown>)
    expect(editorsWarningsSchema.safeParse(spoiled).success).toBe(false)
  })

  test('is refused where two have one id', () => {
    const twice = file()
    twice.warnings.push(twice.warnings[0] as Record<string, unknown>)
    expect(editorsWarningsSchema.safeParse(twice).success).toBe(false)
  })
})

describe('a value for readers', () => {
  test('of 500 warnings is small enough to be read for each page', () => {
    const entries = Array.from({ length: 500 }, (_, n) =>
      toEntry({ ...(editorsWarnings()[n % 4] as ReturnType<typeof makeWarning>), id: `w-${n}` }),
    )
    const text = JSON.stringify({ seq: 500, entries, withdrawn: [] })
    const began = performance.now()
    for (let n = 0; n < 20; n += 1) listScope.parse(JSON.parse(text))
    const ms = (performance.now() - began) / 20
    console.info(`a list of 500: ${text.length} characters, read in ${ms.toFixed(1)} ms`)
    expect(text.length).toBeLessThan(1_000_000)
  })

  test('never holds both a warning and its withdrawal', () => {
    const { id, kind, scamType, publishedAt } = makeWarning()
    const withdrawal = {
      id,
      version: 2,
      kind,
      scamType,
      publishedAt,
      withdrawnAt: publishedAt,
      reason: 'over',
      replacedBy: null,
    }
    expect(oneScope.safeParse({ withdrawal }).success).toBe(true)
    expect(oneScope.safeParse({ withdrawal, warning: makeWarning() }).success).toBe(false)
    expect(oneScope.safeParse({ withdrawal: { ...withdrawal, title: '收卡' } }).success).toBe(false)
  })
})

describe('an address that narrows a list', () => {
  test.each([
    ['kind=campus&type=job-fee', { kind: 'campus', type: 'job-fee' }],
    ['region=510100&school=jiangpan', { region: '510100', school: 'jiangpan' }],
    ['region=overseas', { region: 'overseas' }],
    ['written=en', { written: 'en' }],
    ['kind=none&type=<b>&region=51&utm_source=x&school=&written=fr', {}],
  ])('%s', (query, filter) => expect(readFilter(new URLSearchParams(query))).toEqual(filter))

  test.each([
    ['510107', '510000', true],
    ['510107', '510100', true],
    ['510107', '510107', true],
    ['510000', '510100', false],
    ['110101', '110000', true],
    ['500101', '510000', false],
    ['overseas', 'overseas', true],
    ['overseas', '510000', false],
    [null, '510000', false],
  ])('a warning for %s is in the list of %s: %s', (region, asked, is) => {
    expect(matches({ region: asked })(toEntry(makeWarning({ region })))).toBe(is)
  })

  test('by language: all are in Chinese, some in English', () => {
    const { zh } = makeWarning().words
    const both = makeWarning({ words: { zh, en: { ...zh, title: 'Cards in the dorm' } } })
    const found = (['zh-CN', 'en'] as const).map((written) =>
      [makeWarning(), both].map(toEntry).map(matches({ written })),
    )
    expect(found).toEqual([
      [true, true],
      [false, true],
    ])
  })
})

describe('a warning of what is being reported', () => {
  const card = {
    kind: 'campus',
    scamType: 'card-lending',
    schools: ['江畔大学', 'Jiangpan University'],
  } as const
  test.each([
    [
      'the same type, whatever the form',
      { kind: 'fraud', scamType: 'card-lending', school: '' },
      true,
    ],
    ['another type', { kind: 'fraud', scamType: 'romance', school: '' }, false],
    ['no type', { kind: 'fraud', scamType: 'unknown', school: '' }, false],
    ['the same school, no type', { kind: 'campus', scamType: '', school: '江畔大学东校区' }, true],
    [
      'the same school in English',
      { kind: 'campus', scamType: 'other', school: 'jiangpan university' },
      true,
    ],
    [
      'the same school, another type',
      { kind: 'campus', scamType: 'romance', school: '江畔大学' },
      false,
    ],
    ['another school', { kind: 'campus', scamType: '', school: '大学' }, false],
  ] as const)('%s', (_, about, is) => expect(concerns(about, card)).toBe(is))

  test('an advert is about every warning of adverts, for the form asks for no type', () => {
    const about = { kind: 'job-ad', scamType: '', school: '' } as const
    expect(concerns(about, { kind: 'job-ad', scamType: 'job-fee', schools: [] })).toBe(true)
    expect(concerns(about, card)).toBe(false)
  })
})
