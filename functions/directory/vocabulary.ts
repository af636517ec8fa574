/** What an authority is. */
export const AUTHORITY_KINDS = [
  'police',
  'regulator',
  'platform',
  'host',
  'registrar',
  'bank',
  'telecom',
  'school',
  'other',
] as const
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number]

/** From the nearest to the farthest. */
export const LEVELS = ['county', 'city', 'province', 'national'] as const
export type Level = (typeof LEVELS)[number]

export const CHANNELS = [
  'hotline',
  'phone',
  'inPerson',
  'address',
  'letter',
  'email',
  'web',
] as const
export type ChannelKind = (typeof CHANNELS)[number]

/** A way to reach an authority; whoever goes there in person needs no value. */
export interface DirectoryChannel {
  readonly kind: ChannelKind
  readonly value?: string | undefined
}

/** To whom things can be passed on. */
export interface DirectoryEntry {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly kind: AuthorityKind
  /** GB/T 2260; null: the whole country. */
  readonly region: string | null
  readonly level: Level
  readonly channels: readonly DirectoryChannel[]
  /** An age recipient. */
  readonly publicKey: string | null
  /** A civil day; null where nobody has checked it. */
  readonly lastChecked: string | null
}
