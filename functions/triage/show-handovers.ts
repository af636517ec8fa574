import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { QueuedReport } from './queued-report.ts'

/** Says of each report that the officer was handed, by whom and why. Reads nothing where they hold none. */
export async function showHandovers(
  ctx: Pick<Context, 'triage'>,
  { id, centreId }: Pick<Officer, 'id' | 'centreId'>,
  reports: readonly QueuedReport[],
): Promise<readonly QueuedReport[]> {
  const mine = reports.filter(({ claimedBy }) => claimedBy === id)
  const handed = await ctx.triage.handovers(
    centreId,
    mine.map((report) => report.id),
  )
  if (handed.size === 0) return reports
  return reports.map((report) => {
    const handover = handed.get(report.id)
    return handover ? { ...report, handover } : report
  })
}
