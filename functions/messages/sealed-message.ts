import { sealParts } from '../sealing/envelope.ts'
import type { Random } from '../sealing/hkdf.ts'
import { newReportId } from '../sealing/report-id.ts'
import type { Recipient, SealedPart } from '../sealing/sealed-part.ts'

export const SENDERS = ['reporter', 'centre'] as const
export type Sender = (typeof SENDERS)[number]
/** Who speaks to whom: the two to each other, or officers among themselves in a note. */
export type Voice = Sender | 'note'

/** A message as its sender's side hands it in. All texts are base64url but the id. */
export interface SealedMessage {
  /** 130 random bits, the sender's choice: 26 small Crockford characters. */
  readonly id: string
  readonly nonce: string
  readonly ct: string
  readonly wraps: SealedPart['wraps']
}

/**
 * What a message's content is bound to, in the place of a part's name: who wrote it and which one it is.
 * Moved to another report, shown as the other side's or put in another's place it no longer opens.
 */
export const messagePart = (sender: Voice, id: string) => `message-${sender}-${id}` as const

export interface MessageDraft {
  readonly reportId: string
  readonly sender: Voice
  /** Parsed already: `messageText`. */
  readonly text: string
  /** The centre's period key, the recovery key, and for a message the receipt's under RECEIPT_KID. */
  readonly recipients: readonly Recipient[]
  readonly random: Random
  /** The message's id where it must be the same again; else it is made here. */
  readonly id?: string
}

/** Seals one message. Seal once and resend those bytes: sealing again gives others. */
export async function sealMessage(draft: MessageDraft): Promise<SealedMessage> {
  const { reportId, sender, text, recipients, random } = draft
  const id = draft.id ?? newReportId(random)
  const parts = { [messagePart(sender, id)]: { text } }
  const [sealed] = await sealParts({ reportId, parts, recipients, random })
  if (!sealed) throw new Error('one part in, one part out')
  const { nonce, ct, wraps } = sealed
  return { id, nonce, ct, wraps }
}
