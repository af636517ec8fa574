import type { Context } from '../context.ts'
import { ok, type Result } from '../result.ts'
import { splitReceipt } from '../sealing/receipt.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import { openMessage } from './open-message.ts'
import { readMessages } from './read-messages.ts'
import type { ReceiptError } from './reporter-report.ts'
import type { Sender } from './sealed-message.ts'

/** Messages as words, for one answer. */
export interface OpenedThread {
  readonly open: boolean
  /** True while the report is still on its way to the database: then there is nothing to read either. */
  readonly held: boolean
  readonly messages: readonly {
    readonly sender: Sender
    readonly at: string
    /** Null where it doesn't open: it was altered or moved. */
    readonly text: string | null
  }[]
}

/**
 * Opens the messages of a receipt here, for a page without JavaScript: both halves are derived for this
 * one request, and nothing of them or of the words is kept.
 */
export async function openThread(
  ctx: Context,
  receipt: Uint8Array<ArrayBuffer>,
): Promise<Result<OpenedThread, ReceiptError>> {
  const { auth, sealKeyPair } = await splitReceipt(receipt)
  const thread = await readMessages(ctx, `Receipt ${auth}`)
  if (!thread.ok) return thread
  const { report: reportId, open } = thread.value
  const key = { reportId, kid: RECEIPT_KID, privateKey: sealKeyPair.privateKey }
  const messages = await Promise.all(
    thread.value.messages.map(async (message) => {
      const text = await openMessage({ ...key, message })
      return { sender: message.sender, at: message.at, text: text.ok ? text.value : null }
    }),
  )
  return ok({ open, held: false, messages })
}
