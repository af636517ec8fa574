import { expect, test } from 'vitest'
import { linkFirstUses } from '../../site/first-uses.ts'

const TERMS = [
  { id: 'freeze', words: ['冻结', 'frozen'] },
  { id: 'credit-record', words: ['征信', 'credit record'] },
  { id: 'credit-repair', words: ['征信修复'] },
  { id: 'code', words: ['验证码', 'code'] },
  { id: 'deposit', words: ['保证金'] },
  { id: 'app', words: ['涉诈 App'] },
]

test('the first use is a link, the words around it stay', () => {
  expect(linkFirstUses(['卡被冻结了。'], TERMS, '/easy/glossary/')).toEqual([
    [
      { kind: 'text', text: '卡被' },
      { kind: 'link', text: '冻结', to: '/easy/glossary/#freeze' },
      { kind: 'text', text: '了。' },
    ],
  ])
})

test('a text without terms stays one run', () => {
  expect(linkFirstUses(['先挂断。'], TERMS, '/glossary/')).toEqual([
    [{ kind: 'text', text: '先挂断。' }],
  ])
})

test('a later use of the same term is no link', () => {
  expect(linksIn(['卡被冻结了', '又冻结了', '冻结，冻结'])).toEqual(['冻结'])
})

test('one text gets one link', () => {
  expect(linksIn(['冻结以后要验证码'])).toEqual(['冻结'])
})

test('a page gets four', () => {
  expect(linksIn(['冻结', '征信', '验证码', '保证金', '涉诈 App'])).toHaveLength(4)
})

test('of two terms that begin at one place the longer is meant', () => {
  expect(linkFirstUses(['说能征信修复'], TERMS, '')[0]?.[1]).toMatchObject({ to: '#credit-repair' })
})

test('a Latin spelling is found as a word, whatever its capitals, and with an s', () => {
  expect(linksIn(['Frozen today'])).toEqual(['Frozen'])
  expect(linksIn(['Two codes'])).toEqual(['codes'])
})

test.each(['encode it', 'codec', 'unfrozen', 'a code-word'])('“%s” holds no term', (text) => {
  expect(linksIn([text])).toEqual([])
})

function linksIn(texts: readonly string[]): string[] {
  return linkFirstUses(texts, TERMS, '/glossary/')
    .flat()
    .filter(({ kind }) => kind === 'link')
    .map(({ text }) => text)
}
