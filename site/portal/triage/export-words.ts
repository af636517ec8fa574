import { EXPORTED, type ExportedReport } from '../../../functions/exports/exported-report'
import type { Desk } from './desk'

/** The heading of an export and its lines, in words, as people read them in a spreadsheet or on paper. */
export function exportLines(desk: Desk, reports: readonly ExportedReport[]): string[][] {
  const { t, say, stage, place, type, reason } = desk.words
  const { timeZone } = desk.ctx.operator
  const yesNo = (answer: boolean | null) =>
    answer === null ? '' : t(`exports.value.${answer ? 'yes' : 'no'}`)
  const cells = (one: ExportedReport): Record<(typeof EXPORTED)[number], string> => ({
    reference: one.reference,
    lane: say('lane', one.lane),
    dueAt: sortable(one.dueAt, timeZone),
    stage: stage(one.stage),
    kind: say('kind', one.kind),
    scamType: type({ kind: 'fraud', scamType: one.scamType }),
    situation: one.situation === null ? '' : say('situation', one.situation),
    forWhom: one.forWhom === null ? '' : say('forWhom', one.forWhom),
    minor: yesNo(one.minor),
    stillInContact: yesNo(one.stillInContact),
    region: one.region === null ? '' : place(one.region),
    amountBand: one.amountBand === null ? '' : String(one.amountBand / 100),
    reasons: one.reasons.map(reason).join(' · '),
    createdAt: sortable(one.createdAt, timeZone),
    holder: one.holder ?? '',
  })
  return [
    EXPORTED.map((field) => t(`exports.column.${field}`)),
    ...reports.map((report) => {
      const line = cells(report)
      return EXPORTED.map((field) => line[field])
    }),
  ]
}

/** On the operator's clock, year first, as spreadsheets read and sort it: 2026-11-23 02:31. */
const sortable = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  )
