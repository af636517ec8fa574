import type { Kind } from './vocabulary.ts'

/**
 * A form as data: its steps and their questions, in the order in which they are asked. The Worker reads
 * what was typed by it, the page is drawn by it, and the page hands it to its script, which holds none
 * of its own. Words: content/strings, in the area of the form.
 */
export interface Form {
  readonly kind: Kind
  /** Where its words stand; what isn't there stands in `report`. */
  readonly area: 'report' | 'campus' | 'job-ad' | 'clue'
  readonly steps: readonly FormStep[]
  /** What must be agreed to, besides storage abroad. */
  readonly consents: readonly ('consent' | 'consent-sensitive')[]
}

export interface FormStep {
  readonly name: string
  readonly questions: readonly Question[]
}

/** `field` is the name of the control; `to` is where the answer stands in the API's body. */
interface Plain {
  readonly field: string
  readonly to: string
}

export type Question =
  /** One of a closed list; `opens` says whom to call first under a choice, `notes` what else to know. */
  | (Plain & {
      readonly ask: 'one'
      readonly of?: readonly string[]
      readonly required?: true
      readonly opens?: Readonly<Record<string, Panel>>
      readonly notes?: readonly string[]
    })
  /** Any of a closed list, `folded` away; what was answered to `except` (same words) isn't said twice. */
  | (Plain & {
      readonly ask: 'many'
      readonly of: readonly string[]
      readonly except?: string
      readonly folded?: true
    })
  | (Plain & { readonly ask: 'yes-no' })
  /** A tick; it counts only while `under` has the answer that shows it. */
  | (Plain & {
      readonly ask: 'tick'
      readonly under?: { readonly field: string; readonly is: string }
    })
  | (Plain & { readonly ask: 'line' | 'day' })
  /** Words, kept within the sealed story. */
  | Words
  /** A sum: its words are sealed with the story, and the lower end of its band stays plain. */
  | (Plain & { readonly ask: 'sum'; readonly before: Before })
  /** A name of theirs, as an indicator of a kind. */
  | { readonly ask: 'indicator'; readonly field: string; readonly kind: 'company' }
  /** A province, and words for the city beside it; with a script, lists. */
  | { readonly ask: 'place' }
  | { readonly ask: 'payments' | 'contact' }
  /** Their numbers, links and accounts: pasted, or line by line. */
  | { readonly ask: 'suspects' }

export interface Words {
  readonly ask: 'words'
  readonly field: string
  /** The most characters; all of a form's words together fit LIMITS.story. */
  readonly most: number
  readonly rows?: number
  /** What stands before them in the story; the story itself has nothing before it. */
  readonly before?: Before
}

export type Before = Readonly<Record<'zh-CN' | 'en', string>>

export type Panel = 'money' | 'threatened' | 'abroad' | 'carry'

export const questionsOf = (form: Form): readonly Question[] =>
  form.steps.flatMap(({ questions }) => questions)

/** The most characters of the words that every form has beside its own questions. */
export const LONGEST = { pasted: 3_700, place: 100 } as const

/** The most characters of every answer in words, by its field. */
export const longestOf = (form: Form): Readonly<Record<string, number>> => ({
  ...LONGEST,
  ...Object.fromEntries(
    questionsOf(form).flatMap((one) => (one.ask === 'words' ? [[one.field, one.most]] : [])),
  ),
})
