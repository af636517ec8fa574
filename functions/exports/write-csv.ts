import { guardCell } from '../imports/guard-cell.ts'

/**
 * Lines as CSV (RFC 4180) for a spreadsheet: a byte order mark so that it reads Chinese, CRLF, every cell
 * quoted, and an apostrophe before what would be taken for a formula (`unguardCell` takes it off).
 */
export const writeCsv = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`

const quoted = (text: string) => `"${guardCell(text).replaceAll('"', '""')}"`
