import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { endedBefore, eraseAt, inDays } from './periods.ts'
import type { EndedReport } from './retention.store.ts'

export interface Ending {
  readonly reports: readonly (EndedReport & {
    /** At the earliest: news keeps it longer. */
    readonly eraseAt: string
  })[]
  /** False where there are more than are shown. */
  readonly complete: boolean
}

const MOST = 50

/** What of the officer's centre is erased within the days that the operator wants to be warned before. */
export async function listEnding(
  { operator, clock, retention }: Pick<Context, 'operator' | 'clock' | 'retention'>,
  { centreId }: Pick<Officer, 'centreId'>,
): Promise<Ending> {
  const { warnDays } = operator.retention
  const ended = endedBefore(operator, clock(), warnDays)
  const found = await retention.ending(centreId, ended, inDays(clock(), warnDays), MOST + 1)
  return {
    reports: found
      .slice(0, MOST)
      .map((one) => ({ ...one, eraseAt: eraseAt(operator, one) }))
      .toSorted((a, b) => (a.eraseAt < b.eraseAt ? -1 : 1)),
    complete: found.length <= MOST,
  }
}
