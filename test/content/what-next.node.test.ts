import { describe, expect, test } from 'vitest'
import { KINDS, SITUATIONS } from '../../functions/reports/vocabulary.ts'
import { findBrokenReferences } from '../../site/schemas/find-broken-references.ts'
import { loadContent } from '../../site/schemas/load-content.ts'
import { MOMENTS, whatNextSchema } from '../../site/schemas/what-next.ts'

const file = loadContent().whatNext

test.each([...SITUATIONS, ...KINDS.filter((kind) => kind !== 'fraud')])(
  '%s: what to do in the order of time, in both languages',
  (id) => {
    const part = file.parts.find((one) => one.id === id)
    for (const told of [part?.zh, part?.en]) {
      for (const moment of MOMENTS) expect(told?.[moment].join('')).toMatch(/.{10}/)
    }
  },
)

test.each([
  'paying-now',
  'paid',
  'remote-control',
  'threatened',
  'person-abroad',
  'asked-to-carry',
])('%s: 110 comes first', (id) => {
  expect(file.parts.find((one) => one.id === id)?.calls[0]).toBe('110')
})

test.each(['paid', 'threatened', 'lent-card', 'person-abroad'])(
  '%s: somebody to talk to, and 120 where a life is at risk',
  (id) => {
    const part = file.parts.find((one) => one.id === id)
    const words = JSON.stringify(part)
    expect(words).toMatch(/12356|12355/)
    if (id !== 'lent-card') expect(words).toContain('120')
  },
)

test('threatened with pictures: they are given to nobody, not as evidence either', () => {
  const { zh, en } = file.parts.find(({ id }) => id === 'threatened') ?? {}
  expect(zh?.minutes.join()).toContain('做证据也不用发')
  expect(en?.minutes.join()).toContain('not even as evidence')
})

describe('a broken file stops the build', () => {
  const [first, ...others] = file.parts
  test.each([
    ['a situation without a part', { ...file, parts: others }],
    ['a situation twice', { ...file, parts: [...file.parts, first] }],
    [
      'a situation that nobody asks for',
      { ...file, parts: [...file.parts, { ...first, id: 'x' }] },
    ],
    [
      'a line that only one language has',
      {
        ...file,
        parts: [{ ...first, en: { ...first?.en, week: ['One.', 'Two.'] } }, ...others],
      },
    ],
  ])('%s', (_, broken) => {
    expect(whatNextSchema.safeParse(broken).success).toBe(false)
  })

  test('a number or guide that isn’t there', () => {
    const broken = structuredClone(loadContent())
    Object.assign(broken.whatNext.parts[0] ?? {}, { calls: ['12399'], guides: ['gone'] })
    expect(findBrokenReferences(broken)).toEqual([
      'content/what-next.yaml: paying-now.guides: content/guides/zh-CN/gone.md is missing',
      'content/what-next.yaml: paying-now.calls: 12399 is not in content/helplines.yaml',
    ])
  })
})
