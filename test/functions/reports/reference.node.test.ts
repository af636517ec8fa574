import { describe, expect, it } from 'vitest'
import { parseReference, referenceOf } from '../../../functions/reports/reference.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { seeded } from '../../support/random.ts'

describe('a reference', () => {
  it('has three groups of three that end in a digit, without confusable characters', async () => {
    for (const id of ids(500)) {
      expect(await referenceOf(id)).toMatch(/^(?:[A-HJ-NPRSTWXY2-9]{2}[2-9](?:-|$)){3}$/)
    }
  })

  it('is the same for the same report, for ever', async () => {
    expect(await referenceOf('0123456789abcdefghjkmnpqrs')).toBe(FIXED)
  })

  it('is another for other reports', async () => {
    const references = await Promise.all(ids(5000).map(referenceOf))
    expect(new Set(references).size).toBe(5000)
  })

  it('uses every character in every place about equally', async () => {
    const references = await Promise.all(ids(5600).map(referenceOf))
    for (const [place, size] of [0, 1, 2, 4, 5, 6, 8, 9, 10].entries()) {
      const counts = new Map<string, number>()
      for (const text of references) {
        const char = text[size] ?? ''
        counts.set(char, (counts.get(char) ?? 0) + 1)
      }
      expect(counts.size).toBe(place % 3 === 2 ? 8 : 28)
      const mean = 5600 / counts.size
      for (const count of counts.values()) expect(Math.abs(count / mean - 1)).toBeLessThan(0.4)
    }
  })
})

describe('a reference as people type it', () => {
  it.each([
    '7K4-KD2-WB9',
    '7k4kd2wb9',
    ' 7K4 – KD2 – WB9 ',
    '７Ｋ４－ＫＤ２－ＷＢ９',
    '7K4KD2-WB9\u200b',
  ])('%j is understood', (typed) => {
    expect(parseReference(typed)).toEqual({ ok: true, value: '7K4-KD2-WB9' })
  })

  it.each([
    '',
    '7K4-KD2',
    '7K4-KD2-WBA',
    '7K4-KD2-WB9-7K4',
    'OK4-KD2-WB9',
    '1K4-KD2-WB9',
    '骗'.repeat(9),
  ])('%j is malformed', (typed) => {
    expect(parseReference(typed)).toEqual({ ok: false, error: 'malformed' })
  })
})

const FIXED = 'TT5-NR2-WN4'

function ids(count: number) {
  const random = seeded('ids')
  return Array.from({ length: count }, () => newReportId(random))
}
