import { expect, test } from 'vitest'
import { parseRichText } from '../../site/rich-text.ts'

test('words without marks stay one run of text', () => {
  expect(parseRichText('先停一停，再问一句。')).toEqual([
    { kind: 'text', text: '先停一停，再问一句。' },
  ])
})

test('strong words and links are found in their order', () => {
  expect(parseRichText('打 [110](tel:110)，**别再转**。')).toEqual([
    { kind: 'text', text: '打 ' },
    { kind: 'link', text: '110', to: 'tel:110' },
    { kind: 'text', text: '，' },
    { kind: 'strong', text: '别再转' },
    { kind: 'text', text: '。' },
  ])
})

test('HTML is text', () => {
  expect(parseRichText('<b onclick="x">')).toEqual([{ kind: 'text', text: '<b onclick="x">' }])
})

test.for(['**open', '[text](two words)', '[text]', '****'])('%s is no mark', (words) => {
  expect(parseRichText(words)).toEqual([{ kind: 'text', text: words }])
})
