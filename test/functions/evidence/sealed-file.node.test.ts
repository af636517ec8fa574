import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { CHUNK_BYTES, chunksOf, PAD_BYTES } from '../../../functions/evidence/limits.ts'
import {
  openDescription,
  openFile,
  type SealedFile,
} from '../../../functions/evidence/sealed-file.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { type KeyPair, newKeyPair } from '../../../functions/sealing/key-pair.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { fileToSend, jpegBytes } from '../../support/evidence.ts'

const REPORT = newReportId(systemRandom)
const LENGTH = 2 * CHUNK_BYTES + 1_000

describe('a sealed file', () => {
  it('opens again, byte for byte, with its name and what was said about it', async () => {
    const { file, chunks } = one
    const { about, opened } = await open(file, chunks)
    expect(about).toMatchObject({ name: '截图.jpg', note: '转账截图', mask: true, bytes: LENGTH })
    expect(opened.ok && Buffer.compare(opened.value, bytesOf(1)) === 0).toBe(true)
  })

  it.each([1, PAD_BYTES - 1, PAD_BYTES, CHUNK_BYTES, CHUNK_BYTES + 1])(
    'of %i bytes has a length that says little, and opens',
    async (length) => {
      const bytes = new Uint8Array(length).fill(9)
      bytes.set([0xff, 0xd8, 0xff].slice(0, length))
      const { file, chunks } = await sealed(bytes)
      expect(file.size % PAD_BYTES).toBe(0)
      const { opened } = await open(file, chunks)
      // One byte is no JPEG: that it was read at all shows by the reason.
      if (length < 3) expect(opened).toEqual({ ok: false, error: 'other-type' })
      else expect(opened.ok && opened.value).toEqual(bytes)
    },
  )

  it.each<[string, (chunks: Chunks, other: Chunks) => (Chunk | undefined)[]]>([
    ['two chunks change places', ([a, b, c]) => [b, a, c]],
    ['a chunk comes twice', ([a, , c]) => [a, a, c]],
    ['the last is cut off', ([a, b]) => [a, b]],
    ['one in the middle is left out', ([a, , c]) => [a, c]],
    ['one is added', ([a, b, c]) => [a, b, c, a]],
    ['a chunk comes from another file of the report', ([a, , c], [, other]) => [a, other, c]],
    ['a bit is turned', ([a, b, c]) => [a, turned(b), c]],
    ['the last comes early', ([a, , c]) => [a, c, c]],
  ])('doesn’t open when %s', async (_, change) => {
    const { opened } = await open(one.file, change(one.chunks, two.chunks))
    expect(opened).toEqual({ ok: false, error: 'altered' })
  })

  it.each([[[1, 0, 2]], [[0, 0, 2]], [[0, 1]], [[0]]])(
    'doesn’t open as %j, even where length and digest are made to fit',
    async (order) => {
      const { about } = await open(one.file, one.chunks)
      const plain = new Uint8Array(Buffer.concat(order.map((n) => sliceOf(n))))
      const fitting = { ...about, bytes: plain.length, sha256: sha256Of(plain) }
      const chunks = order.map((n) => one.chunks[n] as Chunk)
      const opened = await openFile(REPORT, one.file.id, fitting, join(chunks))
      expect(opened).toEqual({ ok: false, error: 'altered' })
    },
  )

  it('doesn’t open in the place of another file, nor under another report', async () => {
    const { publicKey: _, privateKey } = key
    const swapped = await openDescription(REPORT, { ...one.file, id: two.file.id }, KID, privateKey)
    expect(swapped).toEqual({ ok: false, error: 'wrap-refused' })
    const elsewhere = await openDescription(newReportId(systemRandom), one.file, KID, privateKey)
    expect(elsewhere).toEqual({ ok: false, error: 'wrap-refused' })
    const { about } = await open(one.file, one.chunks)
    const moved = await openFile(newReportId(systemRandom), one.file.id, about, join(one.chunks))
    expect(moved).toEqual({ ok: false, error: 'altered' })
  })

  it('is refused when its bytes aren’t what its description says', async () => {
    const script = new TextEncoder().encode(
      '<svg onload="alert(1)" xmlns="http://www.w3.org/2000/svg"/>',
    )
    const { file, chunks } = await sealed(script)
    expect((await open(file, chunks)).opened).toEqual({ ok: false, error: 'other-type' })
  })
})

type Chunk = Uint8Array<ArrayBuffer>
type Chunks = Chunk[]

const KID = 'k0000000000000'.slice(0, 13)
let key: KeyPair
let one: Awaited<ReturnType<typeof sealed>>
let two: typeof one
beforeAll(async () => {
  key = await newKeyPair(systemRandom)
  one = await sealed(bytesOf(1))
  two = await sealed(bytesOf(2))
})

const bytesOf = (fill: number) => jpegBytes(LENGTH, fill)

async function sealed(bytes: Uint8Array<ArrayBuffer>) {
  const recipients = [{ kid: KID, publicKey: key.publicKey }]
  const about = { mask: true }
  const { file, sealChunk } = await fileToSend({ reportId: REPORT, recipients, bytes, about })
  const numbers = Array.from({ length: chunksOf(file.size) }, (_, n) => n)
  return { file, chunks: await Promise.all(numbers.map(sealChunk)) }
}

async function open(file: SealedFile, chunks: readonly (Chunk | undefined)[]) {
  const about = await openDescription(REPORT, file, KID, key.privateKey)
  if (!about.ok) throw new Error(about.error)
  return {
    about: about.value,
    opened: await openFile(
      REPORT,
      file.id,
      about.value,
      join(chunks.filter((chunk) => chunk !== undefined)),
    ),
  }
}

const sliceOf = (n: number) => bytesOf(1).subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES)
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url')

const join = (chunks: Chunks) => new Uint8Array(Buffer.concat(chunks))

function turned(chunk: Uint8Array<ArrayBuffer> | undefined) {
  const copy = new Uint8Array(chunk ?? [])
  copy[100] = (copy[100] ?? 0) ^ 1
  return copy
}
