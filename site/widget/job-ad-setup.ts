/** What the page of the advert widget hands to its script, as JSON. */
export interface AdWidgetSetup {
  readonly words: Readonly<Record<AdWidgetWord, string>>
  /** By the place of a rule among all: what it says, in a sentence. */
  readonly reasons: readonly string[]
  /** The second part of the packed rules. */
  readonly rules: string
}

export type AdWidgetWord =
  | 'required'
  | 'quoted'
  | 'few.body'
  | `${'stop' | 'caution' | 'no-flags'}.${'title' | 'body'}`
