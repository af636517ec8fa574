/** What a suspect leaves behind and others may meet again. Ids of the API and of the database. */
export const INDICATOR_KINDS = [
  'phone',
  'url',
  'account',
  'wallet',
  'wechat',
  'qq',
  'telegram',
  'email',
  'app',
  'company',
  'other',
] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]

/**
 * What an officer should know before trusting an indicator; none of them refuses it, because swindlers
 * forge numbers and victims copy by hand.
 */
export const DOUBTS = [
  /** No such number can be called: forged by the caller, or mistyped. */
  'undialable',
  /** A hotline or emergency number: forged, or reported by mistake. */
  'helpline',
  /** The digits of a card don't fit their check digit: probably mistyped. */
  'checksum',
  /** The link carried a user name, as in bank.com@evil.top, which was dropped. */
  'userinfo',
  /** The host mixes alphabets, or uses another one to look like Latin. */
  'lookalike',
  /** The host is a bare address. */
  'ip-host',
  /** The host ends in no suffix that exists. */
  'unknown-suffix',
  /** A display name, which anybody may share; the account itself is not known. */
  'nickname',
] as const
export type Doubt = (typeof DOUBTS)[number]

/** An indicator in its one spelling. `value` is what is stored, matched and compared. */
export interface Indicator {
  readonly kind: IndicatorKind
  readonly value: string
}

export interface NormalisedIndicator extends Indicator {
  /** How people are shown it: spaced, defanged, never a link. */
  readonly display: string
  readonly doubts: readonly Doubt[]
}
