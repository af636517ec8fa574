import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { ReceiptError } from '../messages/reporter-report.ts'
import { ok, type Result } from '../result.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import type { StoredFile } from './evidence.store.ts'
import { evidenceOfReceipt } from './evidence-of-receipt.ts'
import type { NoFiles } from './may-attach.ts'
import type { SealedFile } from './sealed-file.ts'

/** A file as the holder of its report's receipt sees it: only the receipt's seal half opens it. */
export interface OwnFile extends SealedFile {
  /** True once all its chunks lie there. */
  readonly whole: boolean
  /** The chunks that lie there, counted from 0. */
  readonly has: readonly number[]
  readonly startedAt: string
  /** True once an officer has opened it: then it can't be taken away alone any more. */
  readonly seen: boolean
}

export interface OwnEvidence {
  /** The report's id, which every file is bound to. */
  readonly report: string
  readonly centre: string
  /** Why nothing can be added; null where something can. */
  readonly why: NoFiles | null
  /** How much may still come; of the day's room only whether there is some. */
  readonly room: { readonly files: number; readonly bytes: number; readonly today: boolean }
  readonly files: readonly OwnFile[]
}

/** The files of a report and how far each has come, for whoever holds the auth half of its receipt. */
export async function listEvidence(
  ctx: Context,
  authorization: string | undefined,
): Promise<Result<OwnEvidence, ReceiptError>> {
  const found = await evidenceOfReceipt(ctx, authorization)
  if (!found.ok) return found
  const { reportId, centreId, why } = found.value
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const [files, room] = await Promise.all([
    ctx.evidence.list(centreId, reportId),
    ctx.evidence.room(centreId, reportId, day),
  ])
  return ok({
    report: reportId,
    centre: centreId,
    why,
    room: { files: room.files, bytes: room.bytes, today: room.dayBytes > 0 },
    files: files.map(ownFile),
  })
}

/** What its sender is told of a file. */
export const ownFile = (file: StoredFile): OwnFile => ({
  id: file.id,
  size: file.size,
  whole: file.state === 'whole',
  has: file.has,
  startedAt: file.startedAt,
  seen: file.seenAt !== null,
  nonce: file.nonce,
  ct: file.ct,
  wraps: file.wraps.filter(({ kid }) => kid === RECEIPT_KID),
})
