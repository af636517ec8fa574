import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { Urgent } from './queued-report.ts'

/** What an open console asks every twenty seconds: how many urgent reports nobody holds, and which. */
export const listUrgent = (ctx: Context, officer: Officer): Promise<Urgent> =>
  ctx.triage.urgent(officer.centreId)
