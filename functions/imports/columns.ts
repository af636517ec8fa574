import type { IndicatorKind } from '../indicators/indicator.ts'
import {
  AGE_BANDS,
  CAMPUS_VICTIMS,
  CAMPUS_WAYS,
  CLUE_GROUPS,
  FOR_WHOM,
  JOB_ASKS,
  JOB_PROGRESS,
  JOB_SEEN_ON,
  JOB_SENDS_TO,
  KINDS,
  type Kind,
  PAYMENT_METHODS,
  SITUATIONS,
} from '../reports/vocabulary.ts'

/** The closed lists that a cell may name one of; words for each stand in content/strings. */
export const LISTS = {
  kind: KINDS,
  situation: SITUATIONS,
  forWhom: FOR_WHOM,
  ageBand: AGE_BANDS,
  method: PAYMENT_METHODS,
  way: CAMPUS_WAYS,
  victims: CAMPUS_VICTIMS,
  progress: JOB_PROGRESS,
  asks: JOB_ASKS,
  sendsTo: JOB_SENDS_TO,
  seenOn: JOB_SEEN_ON,
  group: CLUE_GROUPS,
  yesNo: ['yes', 'no'],
} as const

/** Two more come with the page, from content/: types of scam and provinces. */
export type ListName = keyof typeof LISTS | 'scamType' | 'province'

/** How a cell becomes the answer to a question of the form (`field`). */
export type Reads =
  | { readonly as: 'code' | 'codes'; readonly field: string; readonly list: ListName }
  | { readonly as: 'text' | 'day' | 'time' | 'sum'; readonly field: string }
  /** Numbers, links or accounts of one kind, one in a line. */
  | { readonly as: 'indicators'; readonly kind: IndicatorKind }

export interface ImportColumn {
  /** Names the column in every file; its words are `desk.import.column.<id>`. */
  readonly id: string
  readonly reads: Reads
  /** The kinds that ask for it; undefined: all. */
  readonly kinds?: readonly Kind[]
}

const NAMED: readonly Kind[] = ['fraud', 'campus', 'job-ad']

const code = (id: string, list: ListName, kinds?: readonly Kind[], field = id): ImportColumn => ({
  id,
  reads: { as: 'code', field, list },
  ...(kinds && { kinds }),
})
const text = (id: string, kinds?: readonly Kind[], field = id): ImportColumn => ({
  id,
  reads: { as: 'text', field },
  ...(kinds && { kinds }),
})
const theirs = (id: string, kind: IndicatorKind): ImportColumn => ({
  id,
  reads: { as: 'indicators', kind },
})

/**
 * The columns of a file of reports, one template for all four kinds. A row is read as if its cells had
 * been typed into its kind's form, so that both mean the same; a cell that the kind's form doesn't ask
 * for is an error, because what nobody reads would be lost.
 */
export const COLUMNS: readonly ImportColumn[] = [
  code('kind', 'kind'),
  code('situation', 'situation', ['fraud']),
  { id: 'also', reads: { as: 'codes', field: 'also', list: 'situation' }, kinds: ['fraud'] },
  code('in-contact', 'yesNo', ['fraud']),
  code('images', 'yesNo', ['fraud']),
  code('for', 'forWhom', ['fraud']),
  code('age', 'ageBand', ['fraud']),
  code('scam-type', 'scamType', ['fraud', 'campus']),
  { id: 'occurred-on', reads: { as: 'day', field: 'occurred-on' } },
  code('province', 'province'),
  text('place'),
  { id: 'amount', reads: { as: 'sum', field: 'payment-0-amount' }, kinds: ['fraud'] },
  { id: 'paid-at', reads: { as: 'time', field: 'payment-0-when' }, kinds: ['fraud'] },
  code('method', 'method', ['fraud'], 'payment-0-method'),
  text('bank', ['fraud'], 'payment-0-bank'),
  theirs('phones', 'phone'),
  theirs('links', 'url'),
  theirs('accounts', 'account'),
  theirs('wechat', 'wechat'),
  theirs('qq', 'qq'),
  theirs('others', 'other'),
  text('story'),
  text('name', NAMED),
  text('phone', NAMED),
  code('may-call', 'yesNo', NAMED),
  text('email', NAMED),
  code('soon', 'yesNo', NAMED),
  code('way', 'way', ['campus']),
  code('victims', 'victims', ['campus']),
  text('school', ['campus']),
  text('spot', ['campus']),
  text('poster', ['campus']),
  code('progress', 'progress', ['job-ad']),
  text('company', ['job-ad']),
  { id: 'asks', reads: { as: 'codes', field: 'asks', list: 'asks' }, kinds: ['job-ad'] },
  { id: 'asked-sum', reads: { as: 'sum', field: 'asked-sum' }, kinds: ['job-ad'] },
  code('sends-to', 'sendsTo', ['job-ad']),
  text('sends-place', ['job-ad']),
  code('seen-on', 'seenOn', ['job-ad']),
  code('group', 'group', ['clue']),
  code('ongoing', 'yesNo', ['campus', 'clue']),
]

/** Columns that a file of rows to mend has beside the others: read over when it comes back. */
export const NOTES = ['row', 'errors'] as const

/** The words of a file, in every language that it may be written in: any of them is understood. */
export interface ImportWords {
  /** By the id of a column or note. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  /** By list, then by code. */
  readonly codes: Readonly<Record<ListName, Readonly<Record<string, readonly string[]>>>>
}

/** Words as they are compared: whatever width, case and spaces somebody typed. */
export const folded = (words: string): string =>
  words.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
