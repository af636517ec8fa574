import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import { apiPaths } from '../../paths.ts'

/** Whether a report has arrived that this receipt opens. Only the receipt's auth half is sent. */
export async function opensReport(receipt: string): Promise<boolean> {
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) return false
  try {
    const authorization = `Receipt ${await receiptAuth(bytes.value)}`
    return (await fetch(apiPaths.reportStatus(), { headers: { authorization } })).ok
  } catch {
    return false
  }
}
