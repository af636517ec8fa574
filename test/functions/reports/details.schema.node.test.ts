import { describe, expect, it } from 'vitest'
import { codesOf } from '../../../functions/fields/codes.ts'
import { reportInput } from '../../../functions/reports/report.schema.ts'

describe('the schema is closed, kind by kind', () => {
  it.each<[string, object, string, string]>([
    [
      'a clue’s group',
      { kind: 'campus', details: { group: 'other' } },
      '/details/group',
      'unknown-field',
    ],
    [
      'a school',
      { kind: 'job-ad', details: { school: '江畔大学' } },
      '/details/school',
      'unknown-field',
    ],
    [
      'contact with whoever gives a clue',
      { kind: 'clue', details: { contactSoon: true } },
      '/details/contactSoon',
      'unknown-field',
    ],
    [
      'words about when to be contacted',
      { kind: 'campus', details: { contactSoon: '13800138000' } },
      '/details/contactSoon',
      'invalid',
    ],
    [
      'an exact sum',
      { kind: 'job-ad', details: { askedBand: 123_456 } },
      '/details/askedBand',
      'too-precise',
    ],
    [
      'a sum below nothing',
      { kind: 'job-ad', details: { askedBand: -1 } },
      '/details/askedBand',
      'negative',
    ],
    [
      'more than there is to ask',
      { kind: 'job-ad', details: { asks: Array.from({ length: 10 }, () => 'loan') } },
      '/details/asks',
      'too-many',
    ],
    ['words as a way', { kind: 'campus', details: { way: '小林' } }, '/details/way', 'invalid'],
    [
      'an empty school',
      { kind: 'campus', details: { school: ' ' } },
      '/details/school',
      'required',
    ],
    [
      'a school of two lines',
      { kind: 'campus', details: { school: '江畔\n大学' } },
      '/details/school',
      'malformed',
    ],
    ['payments', { kind: 'campus', payments: [] }, '/payments', 'unknown-field'],
    ['an age', { kind: 'job-ad', ageBand: 'under-14' }, '/ageBand', 'unknown-field'],
    ['a summary', { kind: 'job-ad', summary: {} }, '/summary', 'unknown-field'],
    [
      'an inherited name',
      { kind: 'campus', details: { constructor: 1 } },
      '/details/constructor',
      'unknown-field',
    ],
  ])('%s is refused', (_, body, pointer, code) => {
    const result = schema.safeParse({ private: {}, ...body })
    expect(result.success ? [] : codesOf(result.error)).toEqual([{ pointer, code }])
  })
})

const schema = reportInput({
  clock: () => new Date('2026-11-23T02:00:00Z'),
  timeZone: 'Asia/Shanghai',
})
