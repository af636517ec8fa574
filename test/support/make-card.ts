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
  /** Of the header: 3 is with a palette. */
  readonly colourType?: number
  /** What is said to be done to each row (PNG §9.2). */
  readonly filter?: number
  /** White and the code's black, as in the palette. */
  readonly palette?: readonly number[]
  /** Chunks before the picture's own, and between picture and end. */
  readonly before?: readonly Bytes[]
  readonly after?: readonly Bytes[]
  /** What stands behind the picture's data, inside its chunk. */
  readonly hidden?: Bytes
  /** The picture's data unpacks to so many bytes more. */
  readonly surplus?: number
}

const WHITE = [255, 255, 255]
const BLACK = [0, 0, 0]

/** The smallest card that there may be: white, with a code where cards have it. */
export async function makeCard(plan: CardPlan): Promise<Bytes> {
  const { width = CARD.width, height = CARD.leastHeight, colourType = 3 } = plan
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, colourType], 8)
  const packed = await deflated(rowsOf(plan, width, height))
  return joined(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(plan.palette ?? [...WHITE, ...BLACK])),
    ...(plan.before ?? []),
    chunk('IDAT', joined(packed, plan.hidden ?? new Uint8Array(0))),
    ...(plan.after ?? []),
    chunk('IEND', new Uint8Array(0)),
  )
}

/** The same as it is sent. */
export const sentCard = async (plan: CardPlan) => toBase64url(await makeCard(plan))

/** All 0, with the code in 1. */
function rowsOf({ address, filter = 0, surplus = 0 }: CardPlan, width: number, height: number) {
  const rows = new Uint8Array(height * (width + 1) + surplus)
  for (let y = 0; y < height; y += 1) rows[y * (width + 1)] = filter
  const code = codeOf(address)
  const { margin, module, quiet } = CARD_CODE
  const top = height - margin - sideOfCode(code.length)
  for (const [row, modules] of code.entries()) {
    for (const [column, isDark] of modules.entries()) {
      if (!isDark) continue
      for (let y = 0; y < module; y += 1) {
        const at = (top + (row + quiet) * module + y) * (width + 1) + 1
        const x = margin + (column + quiet) * module
        rows.fill(1, at + x, at + x + module)
      }
    }
  }
  return rows
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
