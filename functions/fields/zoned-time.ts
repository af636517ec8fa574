import { err, ok, type Result } from '../result.ts'

const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/

/**
 * What a `datetime-local` field says ('2026-11-20T17:30'), read in a time zone, as UTC ISO 8601. An hour
 * that a change of clocks skips or doubles is read with the offset that held before the change.
 */
export function zonedInstant(
  text: string,
  timeZone: string,
): Result<string, 'malformed' | 'no-such-date'> {
  const [, day, time] = LOCAL.exec(text.trim()) ?? []
  // Date.parse reads a date out of almost anything: only what fits the pattern gets there.
  if (day === undefined) return err('malformed')
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(`${day}T${time}`)) {
    return err('no-such-date')
  }
  const before = asUtc - offsetAt(asUtc - DAY, timeZone)
  const after = asUtc - offsetAt(asUtc + DAY, timeZone)
  const says = (instant: number) => instant + offsetAt(instant, timeZone) === asUtc
  return ok(new Date(says(before) || !says(after) ? before : after).toISOString())
}

/** No two changes of clocks lie closer together. */
const DAY = 24 * 60 * 60 * 1000

/** How far a zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return local - Math.floor(instant / 60_000) * 60_000
}
