import { describe, expect, test } from 'vitest'
import { contentTodo } from '../../scripts/content/todo.ts'
import { type Content, findBrokenReferences } from '../../site/schemas/find-broken-references.ts'
import { loadContent } from '../../site/schemas/load-content.ts'

const shipped = loadContent()
const groups = Object.values(shipped.mechanisms)

test('the first 71 mechanisms still stand in five groups, each under an id of its own', () => {
  const ids = groups.flatMap(({ mechanisms }) => mechanisms.map(({ id }) => id))
  expect(groups).toHaveLength(5)
  expect(ids.length).toBeGreaterThanOrEqual(71)
  expect(new Set(ids).size).toBe(ids.length)
})

test('what a mechanism leaves to be checked stands on the list for people of the operator', () => {
  const marked = groups.flatMap(({ mechanisms }) => mechanisms.flatMap((one) => one.toCheck ?? []))
  const [statements] = contentTodo('2026-11-22')
  const missing = marked.filter(({ zh }) => !statements?.lines.some((line) => line.endsWith(zh)))
  expect(marked.length).toBeGreaterThan(0)
  expect(missing).toEqual([])
})

test('20 to 25 of them, on which a reader can act, have a page', () => {
  const own = groups.flatMap(({ mechanisms }) => mechanisms.filter((one) => one.do))
  expect(own.length).toBeGreaterThanOrEqual(20)
  expect(own.length).toBeLessThanOrEqual(25)
})

test('none that is for the authorities alone asks the reader to act on a page', () => {
  const both = groups.flatMap(({ mechanisms }) =>
    mechanisms.filter((one) => one.do && one.authorities).map(({ id }) => id),
  )
  expect(both).toEqual([])
})

describe('a broken reference is named by file, field and reason', () => {
  test.each<[string, (content: Content) => unknown, string]>([
    [
      'a figure',
      (c) => first(c).figures.push('gone'),
      'hotline-96110.figures: gone is not in content/facts',
    ],
    [
      'a source',
      (c) => first(c).sources.push('gone'),
      'hotline-96110.sources: gone is not in content/facts',
    ],
    [
      'a guide',
      (c) => first(c).leads.push('guide:gone'),
      'hotline-96110.leads: guide:gone is no guide',
    ],
    [
      'an id twice',
      (c) => c.mechanisms.clues?.mechanisms.push(first(c)),
      'hotline-96110: stands twice',
    ],
    [
      'a group',
      (c) => Object.assign(c.mechanisms.stop ?? {}, { id: 'go' }),
      'stop.yaml: id: go is not the name of the file',
    ],
    [
      'a stop of the way',
      (c) => Object.assign(c.path[0] ?? {}, { mechanism: 'gone' }),
      'path.yaml: prevent.mechanism: gone is in no group',
    ],
  ])('%s', (_, breakIt, problem) => {
    const content = structuredClone(shipped)
    breakIt(content)
    expect(findBrokenReferences(content).join('\n')).toContain(problem)
  })
})

function first(content: Content) {
  const mechanism = content.mechanisms.stop?.mechanisms[0]
  if (!mechanism) throw new Error('the mechanism is gone')
  return mechanism
}
