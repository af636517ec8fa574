/** Reads CSV as RFC 4180 has it, into rows by column; a reader of its own, so that the writer is checked by another. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  const fields = text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)
  for (const [whole, quoted, plain, end] of fields) {
    if (whole === '') break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  const [head = [], ...body] = rows.filter((row) => row.length > 0)
  return body.map((row) => Object.fromEntries(head.map((name, n) => [name, row[n] ?? ''])))
}
