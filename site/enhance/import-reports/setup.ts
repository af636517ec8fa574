import type { ImportWords } from '../../../functions/imports/columns.ts'
import type { Recipient } from '../../../functions/sealing/sealed-part.ts'

/** What the page hands to the import's script, as JSON in `data-setup`. Nothing in it is secret. */
export interface ImportSetup {
  readonly locale: 'zh-CN' | 'en'
  readonly timeZone: string
  readonly centre: string
  /** To whom the rows are sealed. */
  readonly recipients: readonly Recipient[]
  /** Where rows are sent, and where to ask which are there already. */
  readonly api: string
  readonly known: string
  readonly words: ImportWords
  /** Sentences: `desk.import.words`, `.wrong` (by column and code) and `.error`. */
  readonly say: Readonly<Record<string, string>>
  readonly wrong: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

/** A sentence with its `{n}` filled in. */
export const say = (
  { say: words }: Pick<ImportSetup, 'say'>,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string => fill(words[key] ?? key, values)

export const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
