import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentTodo, isOld } from '../../scripts/content/todo.ts'
import { digestOf, follow, isInStep } from '../../site/queries/in-step.ts'

test('a page that was compared is in step, until the Chinese changes', () => {
  follow(english)
  expect(isInStep(english, followed())).toBe(true)
  write(chinese, 'title: 婚恋交友（新）\ndrafted: 2026-11-22\nreviewed: null\n')
  expect(isInStep(english, followed())).toBe(false)
})

test('a review of the Chinese leaves its translation in step', () => {
  follow(english)
  write(
    chinese,
    'title: 婚恋交友\ndrafted: 2026-11-22\nreviewed:\n  on: 2026-12-01\n  role: 民警\n',
  )
  expect(isInStep(english, followed())).toBe(true)
})

test('a page that names no Chinese text is behind', () => {
  expect(isInStep(english, undefined)).toBe(false)
})

test('a Chinese page follows nothing', () => {
  expect(isInStep(chinese, undefined)).toBe(true)
})

test('following twice changes nothing more', () => {
  expect(follow(english)).toBe(true)
  expect(follow(english)).toBe(false)
  expect(digestOf(readFileSync(chinese, 'utf8'))).toBe(followed())
})

test.each([
  ['2026-11-22', '2027-11-22', false],
  ['2026-11-22', '2027-11-23', true],
  [null, '2026-11-22', true],
])('what was checked on %s and asked about on %s: old is %s', (checked, today, old) => {
  expect(isOld(checked, today)).toBe(old)
})

test('the list of what is left names every number that nobody has dialled', () => {
  const numbers = contentTodo('2026-11-22').find(({ heading }) => heading.startsWith('Phone'))
  expect(numbers?.lines).toContain('96110 反诈专线: never checked')
})

let folder: string
let english: string
let chinese: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingzhong-step-'))
  english = join(folder, 'en', 'romance.md')
  chinese = join(folder, 'zh-CN', 'romance.md')
  for (const language of ['en', 'zh-CN']) mkdirSync(join(folder, language))
  write(chinese, 'title: 婚恋交友\ndrafted: 2026-11-22\nreviewed: null\n')
  write(english, 'title: Romance\ndrafted: 2026-11-22\nreviewed: null\n')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (file: string, frontMatter: string) =>
  writeFileSync(file, `---\n${frontMatter}---\nWords.\n`)
const followed = () => /follows: "(\w+)"/.exec(readFileSync(english, 'utf8'))?.[1]
