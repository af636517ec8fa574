import { describe, expect, test } from 'vitest'
import { ASKS, GROUPS, groupsOf, STORIES } from '../../site/check-questions.ts'
import { loadContent } from '../../site/schemas/load-content.ts'
import { readYaml } from '../../site/vite/yaml.mjs'

const LOCALES = ['zh-CN', 'en'] as const

describe.for(LOCALES)('%s', (locale) => {
  test('every answer has its words', () => {
    const { ask, story } = wordsOf(locale)
    for (const { id } of ASKS) {
      expect(Object.keys(ask[id] ?? {})).toEqual(['answer', 'reason', 'instead'])
    }
    expect(Object.keys(story)).toEqual(Object.keys(STORIES))
    for (const words of Object.values(story)) expect(Object.keys(words)).toEqual(['answer', 'sign'])
  })

  test('no answer says that it is safe', () => {
    expect('你可以放心了').toMatch(REASSURES)
    expect(JSON.stringify(wordsOf(locale)).replace(NEGATED, '')).not.toMatch(REASSURES)
  })
})

test('every story is offered somewhere, and none twice under one question', () => {
  const offered = ASKS.flatMap(({ stories }) => [...stories])
  expect(new Set(offered)).toEqual(new Set(Object.keys(STORIES)))
  for (const { stories } of ASKS) expect(new Set(stories).size).toBe(stories.length)
})

test('every story but the last resort stands under one heading', () => {
  const headed = Object.values(GROUPS).flat()
  expect(headed.toSorted()).toEqual(
    Object.keys(STORIES)
      .filter((story) => story !== 'other')
      .toSorted(),
  )
})

test('headings lose no story of a question, and the last resort comes last', () => {
  for (const { stories } of ASKS) {
    const listed = groupsOf(stories).flatMap((one) => one.stories)
    expect(listed.toSorted()).toEqual([...stories].toSorted())
    if (stories.length > 0) expect(listed.at(-1)).toBe('other')
  }
})

test('every guide is behind a story or behind a threat', () => {
  const led = new Set<string | null>([...Object.values(STORIES), 'sextortion'])
  const guides = loadContent().guides.map(({ slug }) => slug)
  // What those two do stands in the guides of the scams that use them.
  expect(
    guides.filter((slug) => !led.has(slug) && !['remote-app', 'ai-face-voice'].includes(slug)),
  ).toEqual([])
})

type Words = Record<'ask' | 'story', Record<string, Record<string, string>>>
const wordsOf = (locale: string): Words => readYaml(`content/strings/${locale}/check.yaml`) as Words

const NEGATED =
  /不代表可以放心|不代表安全|不等于没事|doesn’t mean it is (?:safe|fine)|no all-clear/g
const REASSURES = /可以放心|是安全的|没问题|没事了|\b(?:is|are) safe\b|all.clear|nothing to worry/i
