import type { Part } from '../reports/vocabulary.ts'

/** The content key of a part, encrypted to one recipient. All texts are base64url. */
export interface Wrap {
  /** Id of the recipient's key; `receipt` for the reporter. */
  readonly kid: string
  /** The sender's one-time public key (`enc` of RFC 9180). */
  readonly enc: string
  readonly ct: string
}

/**
 * One part of a report, readable for whoever holds the private key to one of its wraps. A message is
 * sealed the same way under a name of its own.
 */
export interface SealedPart<P extends string = Part> {
  readonly part: P
  readonly nonce: string
  readonly ct: string
  readonly wraps: readonly Wrap[]
}

export interface Recipient {
  readonly kid: string
  /** X25519, 32 bytes, base64url. */
  readonly publicKey: string
}

/** The kid of the key that comes from the reporter's receipt. */
export const RECEIPT_KID = 'receipt'

const VERSION = 'v1'
export const WRAP_INFO = 'jingzhong/v1/wrap'

/** What a part is bound to: moved to another report or under another name it no longer opens. */
export const contentAad = (reportId: string, part: string) => `${VERSION}|${reportId}|${part}`

/** What a wrap is bound to: the same, and the recipient that it names. */
export const wrapAad = (reportId: string, part: string, kid: string) =>
  `${contentAad(reportId, part)}|${kid}`
