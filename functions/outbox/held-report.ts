import type { NewEvent, NewIndicator, NewReport, StoredIdentity } from '../reports/report.store.ts'
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

/** What tells a held attempt's answer, as findAttempt tells a stored one's. */
export const identityOf = ({
  report: { id, reference, keyMac, bodyMac, stage, dueAt },
}: HeldReport): StoredIdentity => ({ id, reference, keyMac, bodyMac, stage, dueAt })
