import { err, ok, type Result } from '../result.ts'
import { type OpenError, openPart } from '../sealing/envelope.ts'
import type { PrivateKey } from '../sealing/key-pair.ts'
import { messagePart, type SealedMessage, type Voice } from './sealed-message.ts'

export interface MessageToOpen {
  readonly reportId: string
  readonly message: SealedMessage & { readonly sender: Voice }
  readonly kid: string
  readonly privateKey: PrivateKey
}

/** Opens one message. What comes out was typed by somebody else: show it as text only. */
export async function openMessage(input: MessageToOpen): Promise<Result<string, OpenError>> {
  const { reportId, message, kid, privateKey } = input
  const part = messagePart(message.sender, message.id)
  const opened = await openPart({ reportId, sealed: { ...message, part }, kid, privateKey })
  if (!opened.ok) return opened
  const text = (opened.value as { text?: unknown } | null)?.text
  return typeof text === 'string' ? ok(text) : err('content-refused')
}
