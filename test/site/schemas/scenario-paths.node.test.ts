import { expect, test } from 'vitest'
import { MOST_PLACES, pathsFrom, problemsOfPaths } from '../../../site/schemas/scenario-paths.ts'

const END = { end: { title: 'Here', body: 'It ends.' } }
const to = (...ids: string[]) => ({ choices: ids.map((id) => ({ to: id })) })
const said = (start: string, nodes: Parameters<typeof problemsOfPaths>[1]) =>
  problemsOfPaths(start, nodes).map(({ at, problem }) => `${at.join('.')}: ${problem}`)

test('a graph in which every path ends has no problem', () => {
  expect(said('a', { a: to('b', 'c'), b: to('c', 'd'), c: END, d: END })).toEqual([])
})

test('a start that doesn’t exist is named', () => {
  expect(said('z', { a: END })).toEqual(['start: is no node of this scenario'])
})

test('a choice that leads nowhere is named', () => {
  expect(said('a', { a: to('b', 'z'), b: END })).toEqual(['nodes.a.choices.1.to: leads nowhere'])
})

test('a path that comes back to where it was is named', () => {
  const circle = { a: to('b', 'c'), b: to('a', 'c'), c: END }
  expect(said('a', circle)).toEqual(['nodes.a: leads back to itself: the path never ends'])
})

test('a node that no choice reaches is named', () => {
  expect(said('a', { a: to('b', 'c'), b: END, c: END, d: END })).toEqual([
    'nodes.d: no choice leads here',
  ])
})

test('a page that would spell out too many places is refused', () => {
  const ids = 'abcdefg'.split('')
  const ladder = Object.fromEntries(
    ids.map((id, n) => [id, n < ids.length - 1 ? to(ids[n + 1] ?? '', ids[n + 1] ?? '') : END]),
  )
  expect(said('a', ladder)).toEqual([
    `nodes: spell out 127 places, at most ${MOST_PLACES}: let fewer choices meet again`,
  ])
})

test('every path is listed, from its start to its end', () => {
  expect(pathsFrom('a', { a: to('b', 'c'), b: to('c', 'd'), c: END, d: END })).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'd'],
    ['a', 'c'],
  ])
})
