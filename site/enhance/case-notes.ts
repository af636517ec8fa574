/**
 * What somebody noted of their case, on its way between /now/, the hand-over card, the kit and the report
 * form. It lies in this tab's sessionStorage only: gone when the tab is closed, or at once by a button.
 */
export interface CaseNotes {
  /** By field name: place, name, phone, pasted. */
  readonly fields: Row
  /** The first one is the one of /now/: when, amount, method, bank, tail, toName, toAccount, toBank, order. */
  readonly payments: readonly Row[]
  /** when, what */
  readonly events: readonly Row[]
}
export type Row = Readonly<Record<string, string>>

export const NO_NOTES: CaseNotes = { fields: {}, payments: [], events: [] }

const KEY = 'case-notes'

/** Notes as they were kept; whatever else stands there counts as none. */
export function parseNotes(text: string | null): CaseNotes {
  try {
    const kept: Record<string, unknown> = Object(JSON.parse(text ?? '{}'))
    return {
      fields: rowOf(kept.fields),
      payments: rowsOf(kept.payments),
      events: rowsOf(kept.events),
    }
  } catch {
    return NO_NOTES
  }
}

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value.map(rowOf) : [])
const rowOf = (value: unknown): Row =>
  Object.fromEntries(
    Object.entries(Object(value)).filter(
      (one): one is [string, string] => typeof one[1] === 'string',
    ),
  )

/** Whether anything is noted at all. */
export const hasNotes = ({ fields, payments, events }: CaseNotes): boolean =>
  [fields, ...payments, ...events].some((row) => Object.values(row).some((text) => text.trim()))

// A browser may forbid storage altogether: then the notes live as long as the page.
export function readNotes(): CaseNotes {
  try {
    return parseNotes(sessionStorage.getItem(KEY))
  } catch {
    return NO_NOTES
  }
}

export function keepNotes(notes: CaseNotes): void {
  try {
    if (hasNotes(notes)) sessionStorage.setItem(KEY, JSON.stringify(notes))
    else sessionStorage.removeItem(KEY)
  } catch {}
}

export const clearNotes = (): void => keepNotes(NO_NOTES)
