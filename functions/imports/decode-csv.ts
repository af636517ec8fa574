import { err, ok, type Result } from '../result.ts'

/** The most bytes and rows of one file: more is to be cut in parts, so that a browser can hold it. */
export const IMPORT_LIMITS = { bytes: 5 * 1024 * 1024, rows: 5_000 } as const

export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/** `workbook`: an Excel workbook under the name of a CSV; `unreadable`: no encoding that we know. */
export type DecodeError = 'too-large' | 'empty' | 'workbook' | 'unreadable'

/**
 * The text of a CSV file: UTF-8 with or without its mark, UTF-16 with its mark (Excel's “Unicode text”),
 * else GB18030, which holds GBK and which Excel writes in China. Bytes that fit none are refused: read
 * loosely they would turn words into other words.
 */
export function decodeCsv(
  bytes: Uint8Array<ArrayBuffer>,
): Result<{ readonly text: string; readonly encoding: Encoding }, DecodeError> {
  if (bytes.length > IMPORT_LIMITS.bytes) return err('too-large')
  if (bytes.length === 0) return err('empty')
  if (startsWith(bytes, WORKBOOKS)) return err('workbook')
  const encodings: readonly Encoding[] = startsWith(bytes, [[0xff, 0xfe]])
    ? ['utf-16le']
    : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    const text = decode(bytes, encoding)
    if (text !== undefined && !text.includes('\0')) return ok({ text, encoding })
  }
  return err('unreadable')
}

/** A zip (.xlsx) and the older container (.xls). */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

const startsWith = (bytes: Uint8Array, signs: readonly (readonly number[])[]) =>
  signs.some((sign) => sign.every((byte, n) => bytes[n] === byte))

function decode(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
