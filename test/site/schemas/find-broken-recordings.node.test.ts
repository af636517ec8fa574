import { expect, test } from 'vitest'
import { findBrokenRecordings } from '../../../site/schemas/find-broken-recordings.ts'

test('a recording of a listed dialect for a guide that exists is right', () => {
  expect(problemsOf({})).toEqual([])
})

test('one that begins with a frame instead of a tag is right, too', () => {
  expect(problemsOf({ head: [0xff, 0xfb, 0x50] })).toEqual([])
})

test.each([
  ['a dialect nobody listed', { file: 'audio/hakka/romance.mp3' }, 'hakka is not in'],
  ['a guide that is not there', { file: 'audio/yue/romanze.mp3' }, 'no guide called romanze'],
  ['another format', { file: 'audio/yue/romance.wav' }, 'are called audio/'],
  ['a file beside the folders', { file: 'audio/romance.mp3' }, 'are called audio/'],
  ['a large one', { bytes: 3_000_001 }, 'is larger than 3 MB'],
  ['something else under the name', { head: [0x52, 0x49, 0x46] }, 'is no MP3'],
])('%s is named with its reason', (_, wrong, reason) => {
  expect(problemsOf(wrong)).toEqual([
    expect.stringMatching(new RegExp(`^content/audio/.*: \\(whole file\\): .*${reason}`)),
  ])
})

function problemsOf({
  file = 'audio/yue/romance.mp3',
  bytes = 400_000,
  head = [0x49, 0x44, 0x33],
}) {
  const recording = { file, bytes, head: Uint8Array.from(head) }
  return findBrokenRecordings([recording], new Set(['yue']), new Set(['romance']))
}
