import { expect, test } from 'vitest'
import { hasNotes, NO_NOTES, parseNotes } from '../../../site/enhance/case-notes.ts'

test('notes come back as they were kept', () => {
  const notes = { fields: { name: '张三' }, payments: [{ amount: '500' }], events: [{ what: 'x' }] }
  expect(parseNotes(JSON.stringify(notes))).toEqual(notes)
})

test.for([null, '', '{', 'null', '7', '[]', '{"payments":"x","fields":[1],"events":[null,7]}'])(
  'what isn’t notes (%s) counts as none',
  (text) => {
    expect(hasNotes(parseNotes(text))).toBe(false)
  },
)

test('only texts are taken', () => {
  expect(parseNotes('{"fields":{"name":"A","x":{"y":1}}}').fields).toEqual({ name: 'A' })
})

test('blank fields are no notes', () => {
  expect(hasNotes({ ...NO_NOTES, payments: [{ amount: ' ' }] })).toBe(false)
})
