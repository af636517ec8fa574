import type { DutyTable } from '../../../functions/duty/duty.ts'
import type { Form } from '../../../functions/reports/form.ts'
import type { Recipient } from '../../../functions/sealing/sealed-part.ts'
import type { WrongWords } from './wrong-words.ts'

/** What the page hands to its script, as JSON in `data-setup`. Nothing in it is secret. */
export interface Setup {
  readonly form: Form
  readonly locale: 'zh-CN' | 'en'
  readonly timeZone: string
  readonly storedAbroad: boolean
  readonly demo: boolean
  readonly centre: string
  /** Where reports are sent; the public's own way in, unless said. */
  readonly api?: string
  /** To whom the parts are sealed, besides the receipt's own key. */
  readonly recipients: readonly Recipient[]
  readonly duty: Pick<DutyTable, 'duty' | 'holidays'>
  /** The operator's name. */
  readonly operator: string
  /** The page's own address for progress, for the picture of the receipt. */
  readonly statusPath: string
  readonly words: Readonly<Record<Word, string>>
  readonly wrong: WrongWords
}

/** Sentences that the script needs, by their keys in content/strings. */
export const WORDS = [
  'site.errorTitle',
  'site.pageTitle',
  'site.name',
  'form.back',
  'form.change',
  'form.choose',
  'form.errorPrefix',
  'form.errorSummary',
  'report.stepOf',
  'report.when.today',
  'report.when.tomorrow',
  'report.when.day',
  'report.when-where.anywhere',
  'report.money.row',
  'report.money.remove',
  'report.money.total',
  'report.suspect.row',
  'report.suspect.remove',
  'report.check.title',
  'report.check.none',
  'report.check.send',
  'report.check.sending',
  'report.received.title',
  'report.received.titleAdds',
  'report.received.adds',
  'report.received.addsHeld',
  'report.received.receipt',
  'report.received.reference',
  'report.received.receiptWhy',
  'report.received.phrase',
  'report.received.copied',
  'report.received.copyFailed',
  'report.received.imageAlt',
  'report.received.file',
  'report.received.lookedBy',
  'report.received.lookedNext',
  'report.received.lookedNobody',
  'report.received.demo',
  'report.received.summary',
  'report.received.made',
  'report.sending.failed',
  'report.sending.failedWhy',
  'report.sending.notLoaded',
  'report.sending.trying',
  'report.sending.busy',
  'report.sending.refusedAll',
  'report.sending.elsewhere',
] as const
export type Word = (typeof WORDS)[number]

/** A sentence with its `{n}` filled in. */
export function say(
  { words }: Setup,
  word: Word,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return words[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
