import type { QueuedReport } from '../triage/queued-report.ts'

/** What an export says of a report, in this order: plain facts, as codes. */
export const EXPORTED = [
  'reference',
  'lane',
  'dueAt',
  'stage',
  'kind',
  'scamType',
  'situation',
  'forWhom',
  'minor',
  'stillInContact',
  'region',
  'amountBand',
  'reasons',
  'createdAt',
  'holder',
] as const satisfies readonly (keyof QueuedReport)[]

export type ExportedField = (typeof EXPORTED)[number]
export type ExportedReport = Pick<QueuedReport, ExportedField>

export const toExported = (report: QueuedReport): ExportedReport =>
  Object.fromEntries(EXPORTED.map((field) => [field, report[field]])) as unknown as ExportedReport
