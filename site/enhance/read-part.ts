import type { Part } from '../../functions/reports/vocabulary'

/** Words for what comes out, from content/strings; `{…}` are filled in here. */
export interface SealedWords {
  readonly locale: string
  readonly timeZone: string
  readonly opening: string
  readonly forgotten: string
  readonly part: Readonly<Record<Part, string>>
  readonly field: Readonly<Record<FieldName | 'total' | 'soFar' | 'other', string>>
  readonly error: Readonly<Record<OpenProblem, string>>
  readonly mayCall: Readonly<Record<'yes' | 'no', string>>
  /** What to say first to whoever has set no phrase. */
  readonly noPhrase: string
  readonly ageBand: Readonly<Record<string, string>>
  readonly method: Readonly<Record<string, string>>
}

type FieldName =
  | 'name'
  | 'phone'
  | 'phrase'
  | 'email'
  | 'mayCall'
  | 'ageBand'
  | 'amount'
  | 'method'
  | 'paidAt'
  | 'payeeBank'
  | 'original'

export type OpenProblem =
  | 'noFile'
  | 'noPassphrase'
  | 'malformed'
  | 'passphrase'
  | 'noKey'
  | 'refused'
  | 'unsupported'

/** One line of an opened part; without a label it is running text. */
export interface ReadLine {
  readonly label: string | null
  readonly text: string
  /** To be called, digits only. */
  readonly dial?: string
}

/**
 * An opened part as lines of text. A stranger's browser sealed it, so that nothing about its shape is
 * certain: what isn't as expected is shown as the data it is.
 */
export function readPart(part: Part, content: unknown, words: SealedWords): readonly ReadLine[] {
  const lines = READERS[part](content, words)
  return lines.length > 0 ? lines : [{ label: words.field.other, text: JSON.stringify(content) }]
}

type Reader = (content: unknown, words: SealedWords) => ReadLine[]

const READERS: Readonly<Record<Part, Reader>> = {
  story: (content) => (typeof content === 'string' ? [{ label: null, text: content }] : []),
  contact: readContact,
  payments: readPayments,
  person(content, { field, ageBand }) {
    const band = textOf(content, 'ageBand')
    return band ? [{ label: field.ageBand, text: ageBand[band] ?? band }] : []
  },
}

/** The number first: it is what the report was opened for. */
function readContact(content: unknown, { field, mayCall, noPhrase }: SealedWords): ReadLine[] {
  const phone = textOf(content, 'phone')
  const dial = phone?.replace(/[\s()-]/g, '') ?? ''
  const lines: ReadLine[] = []
  if (phone) {
    const isNumber = /^\+?\d{3,15}$/.test(dial)
    lines.push({ label: field.phone, text: phone, ...(isNumber && { dial }) })
    const may = fieldOf(content, 'mayCall') === true
    lines.push({ label: field.mayCall, text: mayCall[may ? 'yes' : 'no'] })
    if (may) lines.push({ label: field.phrase, text: textOf(content, 'phrase') ?? noPhrase })
  }
  for (const name of ['name', 'email'] as const) {
    const text = textOf(content, name)
    if (text) lines.push({ label: field[name], text })
  }
  return lines
}

function readPayments(content: unknown, words: SealedWords): ReadLine[] {
  if (!Array.isArray(content)) return []
  const sums = content.map((payment) => fieldOf(payment, 'amountFen'))
  if (!sums.every((fen) => typeof fen === 'number')) return []
  const total = sums.reduce((sum, fen) => sum + fen, 0)
  const says = words.field.total
    .replace('{yuan}', yuan(total, words))
    .replace('{n}', String(content.length))
  return [
    { label: null, text: says },
    ...inOrder(content).map((payment, n, all) => ({
      label: null,
      text: [
        paymentWords(payment, words),
        ...(n > 0 ? [soFar(all.slice(0, n + 1), words)] : []),
      ].join(' · '),
    })),
  ]
}

/** By their time, where each has one; else as they were told. */
const inOrder = (payments: readonly unknown[]) =>
  payments.every((one) => textOf(one, 'paidAt'))
    ? payments.toSorted((a, b) => timeOf(a) - timeOf(b))
    : payments

const timeOf = (payment: unknown) => Date.parse(textOf(payment, 'paidAt') ?? '')

const soFar = (payments: readonly unknown[], words: SealedWords) =>
  words.field.soFar.replace(
    '{yuan}',
    yuan(
      payments.reduce<number>((sum, one) => sum + Number(fieldOf(one, 'amountFen')), 0),
      words,
    ),
  )

function paymentWords(payment: unknown, words: SealedWords): string {
  const method = textOf(payment, 'method') ?? ''
  const paidAt = textOf(payment, 'paidAt')
  const original = fieldOf(payment, 'original')
  return [
    `¥${yuan(Number(fieldOf(payment, 'amountFen')), words)}`,
    original && [textOf(original, 'amount'), textOf(original, 'currency')].join(' '),
    words.method[method] ?? method,
    paidAt && instant(paidAt, words),
    textOf(payment, 'payeeBank'),
  ]
    .filter(Boolean)
    .join(' · ')
}

const yuan = (fen: number, { locale }: SealedWords) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(fen / 100)

function instant(at: string, { locale, timeZone }: SealedWords): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return at
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(date)
}

const fieldOf = (content: unknown, key: string): unknown =>
  typeof content === 'object' && content !== null ? Reflect.get(content, key) : undefined

function textOf(content: unknown, key: string): string | undefined {
  const value = fieldOf(content, key)
  return typeof value === 'string' && value !== '' ? value : undefined
}
