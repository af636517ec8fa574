import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashFile } from '../../../../site/enhance/case-kit/hash-file.ts'

test.for([0, 1, 4 * 1024 * 1024 - 1, 4 * 1024 * 1024, 9_000_001])(
  'a file of %d bytes has the fingerprint that everybody else finds',
  async (size) => {
    const bytes = randomBytes(size)
    const expected = createHash('sha256').update(bytes).digest('hex')
    expect(await hashFile(new Blob([bytes]), () => {})).toBe(expected)
  },
)

test('a big file is never in memory as a whole', async () => {
  const taken: number[] = []
  const file = new Blob([new Uint8Array(10_000_000)])
  const slice = file.slice.bind(file)
  file.slice = (from = 0, to = 0) => {
    taken.push(to - from)
    return slice(from, to)
  }
  file.arrayBuffer = () => Promise.reject(new Error('read as a whole'))
  await hashFile(file, () => {})
  expect(Math.max(...taken)).toBeLessThanOrEqual(4 * 1024 * 1024)
})
