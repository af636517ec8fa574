import { err, ok, type Result } from '../result.ts'
import type { ClockRules } from './clock-rules.ts'
import type { Code } from './codes.ts'
import { LIMITS } from './limits.ts'
import { parsedText } from './parsed-text.ts'

const DAY = 24 * 60 * 60 * 1000
const SHAPE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.(\d{1,3})\d{0,6})?Z$/

/**
 * A moment as UTC ISO 8601 ('2026-11-20T09:30:00Z', seconds optional), not before
 * `LIMITS.earliestDate` and not more than a day ahead of the clock. → '2026-11-20T09:30:00.000Z'
 */
export function parseInstant(
  text: string,
  { clock }: Pick<ClockRules, 'clock'>,
): Result<string, Code> {
  const [, minute, seconds = ':00', fraction = ''] = SHAPE.exec(text) ?? []
  if (minute === undefined) return err('malformed')
  const written = `${minute}${seconds}.${fraction.padEnd(3, '0')}Z`
  const time = Date.parse(written)
  // Date.parse takes 30 February for 2 March: only what comes back as written is a date.
  if (Number.isNaN(time) || new Date(time).toISOString() !== written) return err('no-such-date')
  if (time > clock().getTime() + DAY) return err('future')
  return written < LIMITS.earliestDate ? err('out-of-range') : ok(written)
}

/** A moment in UTC. */
export const instant = (rules: Pick<ClockRules, 'clock'>) =>
  parsedText(40, (text) => parseInstant(text, rules))
