import { expect, test } from 'vitest'
import { checkCard } from '../../../functions/cards/check-card.ts'
import { CARD } from '../../../functions/cards/limits.ts'
import { readChunks, writeChunks } from '../../../functions/cards/png-chunks.ts'
import { toBase64url } from '../../../functions/sealing/base64url.ts'
import { type CardPlan, chunk, joined, makeCard } from '../../support/make-card.ts'

const ADDRESS = 'https://jingzhong.jiangpan.example/warnings/w-3f9k2m7q1x0a/'
const OTHER = 'https://jingzhong.jiangpan.example/warnings/w-3f9k2m7q1x0b/'
const card = (plan: Partial<CardPlan> = {}) => makeCard({ address: ADDRESS, ...plan })
const NONE = new Uint8Array(0)
const ascii = (text: string) => new TextEncoder().encode(text)

test('a card is taken', async () => {
  expect(await check(await card())).toBe('taken')
})

test.for<[string, () => Promise<Uint8Array>, string]>([
  ['a JPEG', async () => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16), 'invalid'],
  ['a GIF', async () => ascii('GIF89a'), 'invalid'],
  ['a WebP', async () => ascii('RIFF\0\0\0\0WEBPVP8 '), 'invalid'],
  ['an SVG', async () => ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'invalid'],
  ['a page', async () => ascii('<!doctype html><script>1</script>'), 'invalid'],
  ['nothing', async () => new Uint8Array(0), 'invalid'],
  ['a signature alone', async () => (await card()).slice(0, 8), 'malformed'],
  [
    'a page behind the picture',
    async () => joined(await card(), ascii('<script>1</script>')),
    'malformed',
  ],
  [
    'an archive behind the picture',
    async () => joined(await card(), ascii('PK\x03\x04')),
    'malformed',
  ],
  [
    'a name in its text',
    () => card({ before: [chunk('tEXt', ascii('Author\0Wang'))] }),
    'malformed',
  ],
  [
    'a name behind its points',
    () => card({ after: [chunk('iTXt', ascii('Author\0Wang'))] }),
    'malformed',
  ],
  ['Exif', () => card({ before: [chunk('eXIf', ascii('MM\0*'))] }), 'malformed'],
  ['a time', () => card({ before: [chunk('tIME', new Uint8Array(7))] }), 'malformed'],
  ['a colour profile', () => card({ before: [chunk('iCCP', ascii('p\0\0'))] }), 'malformed'],
  ['further frames', () => card({ before: [chunk('acTL', new Uint8Array(8))] }), 'malformed'],
  [
    'a chunk that is nothing but its name',
    () => card({ before: [chunk('waNG', NONE)] }),
    'malformed',
  ],
  ['a chunk of its own', () => card({ before: [chunk('hiDE', ascii('secret'))] }), 'malformed'],
  [
    'bytes behind its packed points',
    () => card({ hidden: ascii('PK\x03\x04 secret') }),
    'malformed',
  ],
  ['more points than it says', () => card({ surplus: 40_000 }), 'malformed'],
  ['fewer points than it says', async () => resized(await card(), CARD.width, 900), 'malformed'],
  ['a wrong checksum', async () => miscounted(await card()), 'malformed'],
  ['a point that its palette doesn’t have', () => card({ palette: [255, 255, 255] }), 'malformed'],
  ['rows that say they are filtered', () => card({ filter: 4 }), 'malformed'],
  ['no palette', () => card({ colourType: 2 }), 'invalid'],
  ['a half', async () => (await card()).slice(0, -40), 'malformed'],
  ['100,000 points to a side', async () => resized(await card(), 100_000, 100_000), 'out-of-range'],
  ['4,001 points in height', () => card({ height: CARD.mostHeight + 1 }), 'out-of-range'],
  ['less width', () => card({ width: 600 }), 'out-of-range'],
  ['no points', async () => resized(await card(), 0, 0), 'out-of-range'],
  [
    'more bytes than a card',
    async () => joined(await card(), new Uint8Array(CARD.bytes)),
    'too-long',
  ],
  ['10 MB', async () => joined(await card(), new Uint8Array(10_000_000)), 'too-long'],
  ['the code of another warning', () => card({ address: OTHER }), 'conflict'],
  ['a code that is white', () => card({ palette: [255, 255, 255, 250, 250, 250] }), 'conflict'],
  [
    'a code with white and black exchanged',
    () => card({ palette: [0, 0, 0, 255, 255, 255] }),
    'conflict',
  ],
  ['the code of another site', () => card({ address: 'https://evil.example/' }), 'conflict'],
])('%s: refused', async ([, make, code]) => {
  expect(await check(await make())).toBe(code)
})

test('what the console writes is what is read', async () => {
  const bytes = await card()
  expect(writeChunks(readChunks(bytes) ?? [])).toEqual(bytes)
})

async function check(bytes: Uint8Array): Promise<string> {
  const checked = await checkCard(toBase64url(bytes), ADDRESS)
  return checked.ok ? 'taken' : checked.error
}

/** The same with another checksum of its header. */
const miscounted = (bytes: Uint8Array) => bytes.with(30, (bytes[30] ?? 0) ^ 1)

/** The same with other measures in its header. */
function resized(bytes: Uint8Array, width: number, height: number): Uint8Array {
  const header = new Uint8Array(bytes.slice(16, 29))
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  return joined(bytes.slice(0, 8), chunk('IHDR', header), bytes.slice(33))
}
