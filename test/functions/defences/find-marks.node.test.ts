import { expect, it } from 'vitest'
import { newFinder } from '../../support/find-marks.ts'

const MARK = { kind: 'phone', text: '标记 139-8402-7716 éÿ~~~???>>>' }

it.each<[string, Buffer]>([
  ['UTF-8', Buffer.from(`x${MARK.text}x`)],
  ['UTF-16LE', Buffer.from(`x${MARK.text}x`, 'utf16le')],
  ['base64, offset 0', Buffer.from(Buffer.from(`abc${MARK.text}abc`).toString('base64'))],
  ['base64, offset 1', Buffer.from(Buffer.from(`a${MARK.text}abc`).toString('base64'))],
  ['base64url, offset 2', Buffer.from(Buffer.from(`ab${MARK.text}abc`).toString('base64url'))],
  ['hex', Buffer.from(Buffer.from(MARK.text).toString('hex'))],
  ['HEX', Buffer.from(Buffer.from(MARK.text).toString('hex').toUpperCase())],
  ['percent', Buffer.from(new URL(`http://x/?${encodeURIComponent(MARK.text)}`).search)],
  ['\\u where not ASCII', Buffer.from('\\u6807\\u8bb0 139-8402-7716 \\u00e9\\u00ff~~~???>>>')],
  ['UTF-8, NFD', Buffer.from(MARK.text.normalize('NFD'))],
  ['digits', Buffer.from('tel:13984027716')],
])('finds a mark written as %s', (encoding, haystack) => {
  const encodings = newFinder([MARK])(haystack).map((hit) => hit.encoding)
  expect(encodings.join('; ')).toContain(encoding)
})

it('finds every mark among many, and none where there is none', () => {
  const marks = Array.from({ length: 500 }, (_, n) => ({
    kind: 'x',
    text: `Zq7-${n}-mark-${n * 7919}`,
  }))
  const find = newFinder(marks)
  const written = Buffer.from(marks.map(({ text }) => text).join('|'))
  expect(new Set(find(written).map(({ mark }) => mark)).size).toBe(500)
  expect(find(Buffer.from('Zq7-none'.repeat(10_000)))).toEqual([])
})
