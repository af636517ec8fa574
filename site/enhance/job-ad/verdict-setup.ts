import type { ComparedWarning } from '../../../functions/job-ads/near-warnings.ts'

/** What a page hands to the script that shows a check of a job advert, as JSON. */
export interface VerdictSetup {
  readonly locale: 'zh-CN' | 'en'
  readonly words: Readonly<Record<VerdictWord, string>>
  /** By slug. */
  readonly guides: Readonly<Record<string, { readonly href: string; readonly title: string }>>
  /** The most characters that are read. */
  readonly longest: number
  /** Where published warnings are, or, where there is no Worker, the editors'. */
  readonly warnings: { readonly all: string; readonly at: string } | readonly ListedWarning[]
  /** The form to which the text can be taken, and how much of it. */
  readonly carry?: { readonly to: string; readonly most: number }
}

/** A warning as far as it is compared and shown. */
export interface ListedWarning extends ComparedWarning {
  readonly lang: string
  readonly href: string
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
  | 'unreached'
  | 'partly'
  | 'carry'
  | 'carryWhy'
  | 'carryLong'
  | 'failed'
  | 'required'
  | `level.${'stop' | 'caution' | 'no-flags'}.${'title' | 'body'}`
  | 'level.few.body'
