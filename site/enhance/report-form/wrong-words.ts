/** The words of `report.wrong`, by field and code (`amount.malformed`) or by code alone (`any.required`). */
export type WrongWords = Readonly<Record<string, string>>

export interface Wrong {
  readonly field: string
  readonly code: string
}

const ROW = /^(payment|indicator)-(\d+)-(\w+)$/

/** The name that a row's field has in the words: `payment-3-amount` is `amount`. */
const nameOf = (field: string) => ROW.exec(field)?.[3] ?? field

/** What stands beside the field. */
export function wrongWords(words: WrongWords, { field, code }: Wrong): string {
  return words[`${nameOf(field)}.${code}`] ?? words[`any.${code}`] ?? words['any.other'] ?? code
}

/** What stands in the summary: the same words, and in which row where there are several. */
export function wrongLine(words: WrongWords, wrong: Wrong): string {
  const message = wrongWords(words, wrong)
  const [, kind, row] = ROW.exec(wrong.field) ?? []
  const frame = words[kind === 'payment' ? 'inRow' : 'inLine']
  if (row === undefined || frame === undefined) return message
  return frame.replace('{n}', String(Number(row) + 1)).replace('{message}', message)
}
