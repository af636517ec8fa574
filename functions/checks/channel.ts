import type { Addresses } from '../lookalikes/addresses.schema.ts'
import type { BRAND_KINDS, Brand } from '../lookalikes/protected.schema.ts'
import type { Grounds } from '../verdicts/vocabulary.ts'

/** How much a reason weighs: `stop` contradicts what is claimed, `care` proves nothing, `fact` is what a real one is like. */
export type Tone = 'stop' | 'care' | 'fact'

/** Everything that can be said of a channel; the words stand in content/strings under these names. */
export const REASONS = [
  'line',
  'line-never-calls',
  'display',
  'dressed-up',
  'abroad-from',
  'abroad',
  'rented',
  'virtual',
  'mobile',
  'mass-sms',
  'call-centre',
  'landline',
  'short-code',
  'odd-number',
  'own',
  'government',
  'imitates-letters',
  'imitates-in-front',
  'imitates-words',
  'imitates-digits',
  'imitates-hyphens',
  'imitates-typo',
  'imitates-ending',
  'bare-address',
  'shortener',
  'letters-shown',
  'cheap-ending',
  'before-at',
  'download',
  'port',
  'many-labels',
  'not-encrypted',
  'free-mail',
  'app',
  'app-like',
  'claims-brand',
  'claims',
  'unknown-name',
] as const
export type ReasonCode = (typeof REASONS)[number]

/** One thing that can be said of a channel, by a code; its words stand in the strings. */
export interface Reason {
  readonly code: ReasonCode
  readonly tone: Tone
  /** What the words name, each as it is to be shown. */
  readonly values: Readonly<Record<string, string>>
}

/** A number that this portal prints. */
export interface Line {
  readonly number: string
  readonly name: string
  readonly when: string
  /** Whether they may rightly call or text by it. */
  readonly reaches: boolean
}

/** An App that an authority publishes. */
export interface App {
  readonly name: string
  readonly publisher: string
  readonly get: string
}

/** What the device compares with, in the reader's language: the file that the page fetches. */
export interface Registry extends Readonly<Addresses> {
  /** The day of its newest entry's last change. */
  readonly version: string
  readonly lines: readonly Line[]
  readonly apps: readonly App[]
  readonly claims: readonly string[]
  readonly brands: readonly RegistryBrand[]
  readonly words: readonly string[]
}

/** `Registry` with the words of the page, as the device fetches it. */
export interface ChannelFile extends Registry {
  readonly say: Readonly<Record<ReasonCode, string>>
  readonly lookup: Readonly<Record<LookupWord, string>>
  readonly grounds: Readonly<Record<Grounds, string>>
}

/** What can be said of an entry of the portal's own list. */
export const LOOKUP_WORDS = [
  'wait',
  'confirmed',
  'disputed',
  'none',
  'failed',
  'notListed',
  'malformed',
] as const
export type LookupWord = (typeof LOOKUP_WORDS)[number]

/** What may be looked up beside what is told by its form: everything that isn't a number, link or mailbox. */
export const CHOSEN_KINDS = ['account', 'wechat', 'qq', 'telegram', 'wallet'] as const

/** A name that fraud borrows, called as the reader's language calls it. */
export type RegistryBrand = Pick<
  Brand,
  'id' | 'domains' | 'also' | 'others' | 'names' | 'word' | 'everywhere'
> & {
  readonly kind: (typeof BRAND_KINDS)[number]
  readonly name: string
}

/** What was pasted, and what can be said of it, the weightiest first. */
export interface Judgement {
  readonly kind: 'number' | 'link' | 'mail' | 'name'
  /** As it is to be shown, with what was hidden in it made visible. */
  readonly shown: string
  readonly reasons: readonly Reason[]
}

const WEIGHT: Record<Tone, number> = { stop: 0, care: 1, fact: 2 }

/** The weightiest first, otherwise in the order in which they were found. */
export const byWeight = (reasons: readonly Reason[]): readonly Reason[] =>
  [...reasons].sort((a, b) => WEIGHT[a.tone] - WEIGHT[b.tone])
