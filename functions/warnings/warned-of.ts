import { inTime } from '../storage/reach.ts'
import { type About, concerns, MOST_SHOWN } from './concerns.ts'
import { type ReadsWarnings, readWarnings } from './read-warnings.ts'
import type { WarningEntry } from './warning.schema.ts'

/** A receipt waits this long for them, in milliseconds, and no longer. */
const PATIENCE_MS = 300

/** Warnings that may be about what somebody has just reported; none where they can't be had at once. */
export async function warnedOf(ctx: ReadsWarnings, about: About): Promise<readonly WarningEntry[]> {
  try {
    const { warnings, checked } = await inTime(PATIENCE_MS, readWarnings(ctx, {}))
    return checked
      ? warnings.filter((one) => concerns(about, countsOf(one))).slice(0, MOST_SHOWN)
      : []
  } catch {
    return []
  }
}

const countsOf = ({ kind, scamType, school }: WarningEntry) => ({
  ...{ kind, scamType },
  schools: school ? [school.name.zh, ...(school.name.en ? [school.name.en] : [])] : [],
})
