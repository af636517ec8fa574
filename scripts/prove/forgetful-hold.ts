import { type HeldReport, identityOf } from '../../functions/outbox/held-report.ts'

/** Says that a report is kept, and drops it. */
export const holdReport = async (_: unknown, held: HeldReport) => identityOf(held)
