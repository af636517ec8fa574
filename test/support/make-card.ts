import { codeOf } from '../../functions/cards/card-code.ts'
import { sideOfCode } from '../../functions/cards/code-side.ts'
import { CARD, CARD_CODE } from '../../functions/cards/limits.ts'
import { toBase64url } from '../../functions/sealing/base64url.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A picture to be made, of which a test may have anything otherwise. */
export interface CardPlan {
  /** What its code leads to. */
  readonly address: string
  readonly width?: number
  readonly height?: number
  readonly channels?: 3 | 4
  /** How opaque all of it is. */
  readonly alpha?: number
  /** What is done to each row, 0 to 4 (PNG §9.2). */
  readonly filter?: number
  /** Chunks before the picture's own, and between picture and end. */
  readonly before?: readonly Bytes[]
  readonly after?: readonly Bytes[]
  /** What stands behind the picture's data, inside its chunk. */
  readonly hidden?: Bytes
  /** The picture's data unpacks to so many bytes more. */
  readonly surplus?: number
}

/** The smallest card that there may be: white, with a code where cards have it. */
export async function makeCard(plan: CardPlan): Promise<Bytes> {
  const { width = CARD.width, height = CARD.leastHeight, channels = 3 } = plan
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, channels === 3 ? 2 : 6], 8)
  const packed = await deflated(rowsOf({ ...plan, width, height, channels }))
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    ...(plan.before ?? []),
    chunk('IDAT', joined(packed, plan.hidden ?? new Uint8Array(0))),
    ...(plan.after ?? []),
    chunk('IEND', new Uint8Array(0)),
  )
}

/** The same as it is sent. */
export const sentCard = async (plan: CardPlan) => toBase64url(await makeCard(plan))

function rowsOf(plan: CardPlan & { width: number; height: number; channels: 3 | 4 }): Bytes {
  const { width, height, channels, filter = 0, surplus = 0 } = plan
  const points = pointsOf(plan)
  const rowBytes = width * channels
  const rows = new Uint8Array(height * (rowBytes + 1) + surplus)
  for (let y = 0; y < height; y += 1) {
    const from = y * rowBytes
    const to = y * (rowBytes + 1)
    rows[to] = filter
    rows.set(points.subarray(from, from + rowBytes), to + 1)
    if (filter === 0) continue
    for (let n = 0; n < rowBytes; n += 1) {
      const a = n < channels ? 0 : (points[from + n - channels] as number)
      const b = y === 0 ? 0 : (points[from + n - rowBytes] as number)
      const c = n < channels || y === 0 ? 0 : (points[from + n - rowBytes - channels] as number)
      rows[to + 1 + n] = (points[from + n] as number) - predicted(filter, a, b, c)
    }
  }
  return rows
}

/** White, with the code in black. */
function pointsOf(plan: CardPlan & { width: number; height: number; channels: 3 | 4 }): Bytes {
  const { address, width, height, channels, alpha = 255 } = plan
  const points = new Uint8Array(width * height * channels).fill(255)
  const code = codeOf(address)
  const { margin, module, quiet } = CARD_CODE
  const top = height - margin - sideOfCode(code.length)
  for (const [row, modules] of code.entries()) {
    for (const [column, isDark] of modules.entries()) {
      if (!isDark) continue
      for (let y = 0; y < module; y += 1) {
        const x = margin + (column + quiet) * module
        const at = ((top + (row + quiet) * module + y) * width + x) * channels
        points.subarray(at, at + module * channels).fill(0)
      }
    }
  }
  if (channels === 4) for (let at = 3; at < points.length; at += 4) points[at] = alpha
  return points
}

/** By the book (PNG §9.2), written apart from what is under test. */
function predicted(filter: number, a: number, b: number, c: number): number {
  if (filter < 4) return filter === 1 ? a : filter === 2 ? b : Math.floor((a + b) / 2)
  const farOf = (one: number) => Math.abs(a + b - c - one)
  const least = Math.min(farOf(a), farOf(b), farOf(c))
  return farOf(a) === least ? a : farOf(b) === least ? b : c
}

async function deflated(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

/** A chunk of a PNG with its checksum. */
export function chunk(type: string, data: Bytes): Bytes {
  const named = joined(new TextEncoder().encode(type), data)
  const ends = new Uint8Array(8)
  const view = new DataView(ends.buffer)
  view.setUint32(0, data.length)
  view.setUint32(4, crc(named))
  return joined(ends.slice(0, 4), named, ends.slice(4))
}

/** CRC-32, bit by bit. */
function crc(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) {
    c ^= byte
    for (let n = 0; n < 8; n += 1) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  }
  return (c ^ 0xffffffff) >>> 0
}

export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
