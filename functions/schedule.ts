import { alertUrgent } from './alerts/alert-urgent.ts'
import { writeCheckpoint } from './audit/write-checkpoint.ts'
import { watchCampus } from './campus/watch-campus.ts'
import { linkArrivals } from './cases/link-arrivals.ts'
import type { Context } from './context.ts'
import { clearEvidence } from './evidence/clear-evidence.ts'
import { errorName } from './http/request-log.ts'
import { settleLookup } from './lookup/settle-lookup.ts'
import { emptyLastResort } from './outbox/empty-last-resort.ts'
import { eraseExpired } from './retention/erase-expired.ts'
import { closeWeeks } from './statistics/close-weeks.ts'
import { settleScopes } from './warnings/settle-scopes.ts'
import { deliverWebhooks } from './webhooks/deliver-webhooks.ts'

/** What happens every minute (wrangler.toml, triggers), each job on its own: one that fails stops no other. */
const JOBS = {
  alerts: alertUrgent,
  campus: watchCampus,
  checkpoint: writeCheckpoint,
  evidence: clearEvidence,
  links: linkArrivals,
  lookup: settleLookup,
  outbox: emptyLastResort,
  retention: eraseExpired,
  statistics: closeWeeks,
  warnings: settleScopes,
  webhooks: deliverWebhooks,
}

export async function runSchedule(ctx: Context): Promise<void> {
  for (const [job, run] of Object.entries(JOBS)) {
    try {
      await run(ctx)
    } catch (error) {
      ctx.log('job-failed', { job, error: errorName(error) })
    }
  }
}
