import { parseReceipt, type ReceiptHalves, splitReceipt } from '../../functions/sealing/receipt.ts'

/** A report that the Worker took readable, and both halves of the receipt that it gave for it. */
export interface HeldReceipt extends ReceiptHalves {
  readonly reference: string
  readonly receipt: string
  readonly authorization: string
}

/** What the answer to a report gave, as its holder can use it. */
export async function holdReceipt(answer: Response): Promise<HeldReceipt> {
  const { reference, receipt } = await answer.json<{ reference: string; receipt: string }>()
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  const halves = await splitReceipt(bytes.value)
  return { ...halves, reference, receipt, authorization: `Receipt ${halves.auth}` }
}
