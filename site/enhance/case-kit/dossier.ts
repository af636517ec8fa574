import { parseMoney } from '../../../functions/fields/money.ts'
import { displayIndicator } from '../../../functions/indicators/display.ts'
import { extractIndicators } from '../../../functions/indicators/extract.ts'
import type { CaseNotes, Row } from '../case-notes.ts'
import { sayYuan } from '../report-form/say-yuan.ts'

/** A file's line in the list of evidence. */
export interface Evidence {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** When the device says it was changed, as a local time. */
  readonly modified: string
  readonly sha256: string
}

/** What is shown, copied, drawn, printed and saved: the same everywhere. */
export interface Dossier {
  readonly title: string
  readonly notes: readonly string[]
  readonly sections: readonly Section[]
}
export interface Section {
  readonly title: string
  /** Names of the columns; a list has none. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly after: readonly string[]
}

/** The sentences of kit.sheet and kit.sorts, by the rest of their keys. */
export type KitWords = Readonly<Record<string, string>>

/** Puts notes and evidence together. Pure: the day it was made is told. */
export function composeDossier(
  notes: CaseNotes,
  evidence: readonly Evidence[],
  words: KitWords,
  made: string,
): Dossier {
  const payments = notes.payments.filter(isFilled)
  const events = notes.events.filter(isFilled)
  const them = suspectRows(notes, payments, words)
  const col = (...names: string[]) => names.map((name) => word(words, `col.${name}`))
  const known = ['name', 'phone', 'place'].filter((field) => text(notes.fields, field) !== '')
  const missing = missingIn(notes, payments, events, them.length, evidence.length, words)
  const all: Section[] = [
    section(
      word(words, 'person'),
      [],
      known.map((field) => [`${word(words, `person.${field}`)}: ${text(notes.fields, field)}`]),
    ),
    section(word(words, 'timeline'), col('when', 'what'), timeline(events, payments, words)),
    section(
      word(words, 'payments'),
      col('n', 'when', 'amount', 'from', 'to', 'order'),
      payments.map((row, n) => [
        String(n + 1),
        sayLocal(text(row, 'when')),
        sayAmount(row),
        joined(row, 'bank', 'tail'),
        joined(row, 'toName', 'toAccount', 'toBank'),
        joined(row, 'methodWords', 'order'),
      ]),
      totals(payments, words),
    ),
    section(word(words, 'them'), col('kind', 'value'), them, [word(words, 'themNote')]),
    section(
      word(words, 'evidence'),
      col('n', 'file', 'size', 'modified', 'sha256'),
      evidence.map((one, n) => [
        String(n + 1),
        one.name,
        `${one.size.toLocaleString('en-US')} B`,
        sayLocal(one.modified),
        one.sha256,
      ]),
    ),
    section(
      word(words, 'missing'),
      [],
      (missing.length > 0 ? missing : [word(words, 'missingNone')]).map((line) => [line]),
    ),
  ]
  return {
    title: word(words, 'title'),
    notes: [fill(word(words, 'made'), { date: made }), word(words, 'self')],
    sections: all.filter(({ rows }) => rows.length > 0),
  }
}

const section = (
  title: string,
  head: readonly string[],
  rows: Section['rows'],
  after: readonly string[] = [],
): Section => ({ title, head, rows, after })

/** Steps and payments in order of time; what has no time comes last, as it was written. */
function timeline(events: readonly Row[], payments: readonly Row[], words: KitWords): string[][] {
  const lines = [
    ...events.map((row) => ({ when: text(row, 'when'), what: text(row, 'what') })),
    ...payments.map((row) => ({
      when: text(row, 'when'),
      what: fill(word(words, 'paid'), {
        amount: sayAmount(row) || word(words, 'unknown'),
        to: joined(row, 'toName', 'toAccount') || word(words, 'unknown'),
      }),
    })),
  ]
  return lines
    .toSorted((a, b) => (a.when || '9').localeCompare(b.when || '9'))
    .map(({ when, what }) => [sayLocal(when), what])
}

function totals(payments: readonly Row[], words: KitWords): string[] {
  const sums = payments.map((row) => parseMoney(text(row, 'amount'))).filter((sum) => sum.ok)
  if (payments.length === 0) return []
  const total = sums.reduce((sum, { value }) => sum + value, 0)
  const unread = payments.length - sums.length
  return [
    fill(word(words, 'total'), { n: sums.length, amount: sayYuan(total) }),
    ...(unread > 0 ? [fill(word(words, 'unread'), { n: unread })] : []),
  ]
}

/** Whom the money went to, then what the pasted text holds; nothing twice. */
function suspectRows(notes: CaseNotes, payments: readonly Row[], words: KitWords): string[][] {
  const payees = payments.flatMap((row) =>
    ['toName', 'toAccount']
      .filter((field) => text(row, field) !== '')
      .map((field) => [word(words, field), text(row, field)]),
  )
  const found = extractIndicators(text(notes.fields, 'pasted')).map((proposal) => [
    word(words, `sorts.${proposal.kind}`),
    displayIndicator(proposal),
  ])
  const plain = ([, value = '']: readonly string[]) => value.replace(/[\s-]/g, '')
  const rows = [...payees, ...found]
  return rows.filter((row, n) => rows.findIndex((other) => plain(other) === plain(row)) === n)
}

function missingIn(
  notes: CaseNotes,
  payments: readonly Row[],
  events: readonly Row[],
  them: number,
  files: number,
  words: KitWords,
): string[] {
  const need = (name: string, n?: number) => fill(word(words, `need.${name}`), { n: n ?? '' })
  return [
    ...['name', 'phone'].filter((field) => text(notes.fields, field) === '').map((f) => need(f)),
    ...(events.length === 0 ? [need('events')] : []),
    ...(payments.length === 0 ? [need('payments')] : []),
    ...payments.flatMap((row, n) =>
      ['when', 'amount', 'bank', 'toName', 'toAccount']
        .filter((field) => text(row, field) === '')
        .filter((field) => field !== 'toAccount' || text(row, 'order') === '')
        .map((field) => need(field, n + 1)),
    ),
    ...(them === 0 ? [need('them')] : []),
    ...(files === 0 ? [need('files')] : []),
  ]
}

const isFilled = (row: Row) =>
  Object.entries(row).some(([name, value]) => name !== 'methodWords' && value.trim() !== '')
const text = (row: Row, name: string) => row[name]?.trim() ?? ''
const joined = (row: Row, ...names: string[]) =>
  names
    .map((name) => text(row, name))
    .filter(Boolean)
    .join(' ')

/** '2026-11-22T09:05' for people. */
const sayLocal = (when: string) => when.replace('T', ' ').slice(0, 16)

/** A sum as it was understood, else as it was typed. */
function sayAmount(row: Row): string {
  const typed = text(row, 'amount')
  const sum = parseMoney(typed)
  return sum.ok ? sayYuan(sum.value) : typed
}

function word(words: KitWords, name: string): string {
  const sentence = words[name]
  if (sentence === undefined) throw new Error(`the kit has no words for ${name}`)
  return sentence
}
const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
