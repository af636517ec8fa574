import type { HeldAppeal } from '../appeals/held-appeal.ts'
import type {
  NewEvent,
  NewIndicator,
  NewReport,
  ReportStatus,
  StoredIdentity,
} from '../reports/report.store.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'

/**
 * A report that was taken while the database couldn't be reached: exactly what its one transaction would
 * have written, so that it can be written later without being looked at again. Its day, lane and first
 * event are those of the moment it was taken. Like a row in D1 it names nobody: parts are sealed,
 * indicators encrypted.
 */
export interface HeldReport {
  readonly report: NewReport
  readonly parts: readonly SealedPart[]
  readonly indicators: readonly NewIndicator[]
  readonly event: NewEvent
}

/** What is kept outside D1 until D1 takes it. */
export type Held = HeldReport | HeldAppeal

export const isAppeal = (held: Held): held is HeldAppeal => 'appeal' in held

/** By what it is found, and in which order it is brought to D1. */
export function placeOf(held: Held): { keyMac: string; receiptMac: string; createdAt: string } {
  if (!isAppeal(held)) return held.report
  const { macs, appeal } = held
  return { keyMac: macs.key, receiptMac: macs.receipt, createdAt: appeal.createdAt }
}

/** What tells a held attempt's answer, as findAttempt tells a stored one's; of an appeal any bytes are the same. */
export function identityOf(held: Held): StoredIdentity {
  if (!isAppeal(held)) {
    const { id, reference, keyMac, bodyMac, stage, dueAt } = held.report
    return { id, reference, keyMac, bodyMac, stage, dueAt }
  }
  const { id, reference, dueAt } = held.appeal
  return { id, reference, keyMac: held.macs.key, bodyMac: '', stage: 'received', dueAt }
}

/** What the holder of a receipt may see of a report that is still here. */
export function statusOf({ report }: HeldReport): ReportStatus {
  const { reference, stage, createdAt, dueAt } = report
  const history = [{ stage, at: createdAt, reason: null }]
  return { reference, stage, stageAt: createdAt, createdAt, dueAt, nextAt: null, history }
}
