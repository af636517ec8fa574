import { err, ok, type Result } from '../result.ts'
import type { ClockRules } from './clock-rules.ts'
import type { Code } from './codes.ts'
import { foldForMatching } from './fold-for-matching.ts'
import { LIMITS } from './limits.ts'
import { parsedText } from './parsed-text.ts'

const DAY = 24 * 60 * 60 * 1000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Made once for a time zone: making one takes longer than all else that is done with a date. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}

/** The civil date ('2026-11-20') of an instant in a time zone. */
export function civilDateOf(instant: Date, timeZone: string): string {
  const parts = formatIn(timeZone).formatToParts(instant)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The day after a civil date. */
export const nextDay = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10)

/**
 * A real day as YYYY-MM-DD, from `LIMITS.earliestDate` to tomorrow in the operator's zone (tomorrow,
 * because the reporter may live ahead of it).
 */
export function parseCivilDate(
  text: string,
  { clock, timeZone }: ClockRules,
): Result<string, Code> {
  const date = foldForMatching(text).trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return err('malformed')
  const time = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    return err('no-such-date')
  }
  if (date > nextDay(civilDateOf(clock(), timeZone))) return err('future')
  return date < LIMITS.earliestDate ? err('out-of-range') : ok(date)
}

/** A day in somebody's life, not after tomorrow. */
export const civilDate = (rules: ClockRules) =>
  parsedText(32, (text) => parseCivilDate(text, rules))
