import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { EventDraft } from './chain.ts'
import { linkEvent } from './link-event.ts'

const TRIES = 5

/**
 * Writes into the one log what an officer did at the centre's desk that changes no row: codes, filters
 * and counts, never contents. It stands before the thing itself is done.
 * @throws Error when it can't be written
 */
export async function noteAtDesk(
  { clock, secrets, subjectLog }: Pick<Context, 'clock' | 'secrets' | 'subjectLog'>,
  officer: Officer,
  { type, data }: Pick<EventDraft, 'type' | 'data'>,
): Promise<void> {
  const reportId = `desk:${officer.centreId}` as const
  for (let tries = 0; tries < TRIES; tries += 1) {
    const event = await linkEvent(secrets.audit, await subjectLog.headOf(reportId), {
      ...{ reportId, centreId: officer.centreId, actor: officer.id },
      ...{ at: clock().toISOString(), type, data },
    })
    if (await subjectLog.append(event)) return
  }
  throw new Error('the event could not be recorded')
}
