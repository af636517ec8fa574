/** One chunk of a PNG. */
export interface PngChunk {
  readonly type: string
  readonly data: Uint8Array<ArrayBuffer>
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, n) => bytes[n] === byte)

/**
 * The chunks of a PNG, each with its checksum right, from the first byte to the last and nothing behind
 * it; null for anything else.
 */
export function readChunks(bytes: Uint8Array<ArrayBuffer>): PngChunk[] | null {
  if (!isPng(bytes)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: PngChunk[] = []
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    if (at + 12 > bytes.length) return null
    const end = at + 8 + view.getUint32(at)
    if (end + 4 > bytes.length) return null
    if (view.getUint32(end) !== crcOf(bytes.subarray(at + 4, end))) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    chunks.push({ type, data: bytes.subarray(at + 8, end) })
    at = end + 4
    if (type === 'IEND') return at === bytes.length ? chunks : null
  }
  return null
}

/** Whether it is a header, a palette, the points and an end: no name, no time, no second frame. */
export const isBare = (chunks: readonly PngChunk[]): boolean =>
  /^IHDR PLTE(?: IDAT)+ IEND$/.test(chunks.map(({ type }) => type).join(' ')) &&
  chunks.at(-1)?.data.length === 0

/** A PNG of chunks. */
export function writeChunks(chunks: readonly PngChunk[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(
    chunks.reduce((sum, { data }) => sum + data.length + 12, SIGNATURE.length),
  )
  const view = new DataView(whole.buffer)
  whole.set(SIGNATURE)
  let at = SIGNATURE.length
  for (const { type, data } of chunks) {
    const end = at + 8 + data.length
    view.setUint32(at, data.length)
    for (let n = 0; n < 4; n += 1) whole[at + 4 + n] = type.charCodeAt(n)
    whole.set(data, at + 8)
    view.setUint32(end, crcOf(whole.subarray(at + 4, end)))
    at = end + 4
  }
  return whole
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

/** CRC-32 as PNG has it (§5.5). */
function crcOf(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (CRC_TABLE[(c ^ byte) & 0xff] as number) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
