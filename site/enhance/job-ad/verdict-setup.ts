/** What a page hands to the script that shows a check of a job advert, as JSON. */
export interface VerdictSetup {
  readonly locale: 'zh-CN' | 'en'
  readonly words: Readonly<Record<VerdictWord, string>>
  /** By slug. */
  readonly guides: Readonly<Record<string, { readonly href: string; readonly title: string }>>
  /** The most characters that are read. */
  readonly longest: number
  /** Where published warnings are; absent where there is no Worker. */
  readonly warnings?: { readonly all: string; readonly at: string }
  /** The form to which the text can be taken, and how much of it. */
  readonly carry?: { readonly to: string; readonly most: number }
}

export type VerdictWord =
  | 'title'
  | 'reasons'
  | 'quoted'
  | 'inCompany'
  | 'ask'
  | 'guide'
  | 'marked'
  | 'warnings'
  | 'carry'
  | 'carryWhy'
  | 'carryLong'
  | 'failed'
  | 'required'
  | `level.${'stop' | 'caution' | 'no-flags'}.${'title' | 'body'}`
  | 'level.few.body'
