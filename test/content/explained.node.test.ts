import { expect, test } from 'vitest'
import { contentTodo } from '../../scripts/content/todo.ts'
import { loadContent } from '../../site/schemas/load-content.ts'

const { glossary, law, mistaken } = loadContent()

test('the glossary explains at least 60 terms', () => {
  expect(glossary.terms.length).toBeGreaterThanOrEqual(60)
})

test('the law has the ten rules that the sources name', () => {
  const named = law.rules.filter(({ namedIn }) => namedIn.length > 0).map(({ id }) => id)
  expect(named.sort()).toEqual([
    'anti-fraud-law',
    'atm-24h',
    'civil-code',
    'cybersecurity-law',
    'exit-ban',
    'four-cards',
    'hanzhong-2020',
    'miit-2018',
    'notice-2016',
    'two-cards-standards',
  ])
})

test.each([
  'aiding-offence',
  'aiding-opinion',
  'joint-punishment',
  'phone-real-name',
  'deposit-real-name',
])('the law has %s, which no source names', (id) => {
  expect(law.rules.find((rule) => rule.id === id)?.namedIn).toEqual([])
})

test('a rule that nobody has compared with its text stands on the list of what to check', () => {
  const list = linesUnder('Rules of law')
  const unchecked = law.rules.filter(({ checkedOn }) => checkedOn === null)
  expect(unchecked.length).toBeGreaterThan(0)
  expect(list).toEqual(unchecked.map(({ id }) => `content/law.yaml#${id}: never checked`))
})

test('a rule that was checked more than a year ago stands there, too', () => {
  expect(linesUnder('Rules of law', '2028-01-01')).toHaveLength(law.rules.length)
})

test('what to ask about a rule, and about who was wrongly hit, stands there in Chinese', () => {
  const list = linesUnder('Statements')
  for (const line of [...law.rules.flatMap(({ toCheck }) => toCheck), ...mistaken.toCheck]) {
    expect(list.some((one) => one.endsWith(line.zh))).toBe(true)
  }
})

function linesUnder(heading: string, today = '2026-11-22'): readonly string[] {
  return contentTodo(today).find((todo) => todo.heading.startsWith(heading))?.lines ?? []
}
