import { foldForMatching } from '../fields/fold-for-matching.ts'

/** Longer than any day and time that somebody types: left as it is, and refused by the schema. */
const LONGEST = 60

const DAY = /^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2}) ?日?/
const TIME = /^[T ]*(\d{1,2}) ?[:点时] ?(?:(\d{1,2}) ?分?)?(?::\d{2})?$/

/**
 * A day as people type it where the phone has no picker for dates ('2026/11/2', '2026年11月2日',
 * '20261102'), as YYYY-MM-DD. What isn't understood comes back as it was: the schema says what is wrong.
 */
export function readTypedDate(typed: string): string {
  if (typed.length > LONGEST) return typed
  const text = foldForMatching(typed)
    .trim()
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  const match = DAY.exec(text)
  return match?.[0].length === text.length ? spell(match) : typed
}

/** A day and a time ('2026/11/2 9:30', '2026年11月2日9点'), as YYYY-MM-DDTHH:MM; likewise. */
export function readTypedTime(typed: string): string {
  if (typed.length > LONGEST) return typed
  const text = foldForMatching(typed).trim()
  const day = DAY.exec(text)
  const time = day && TIME.exec(text.slice(day[0].length))
  if (!day || !time) return typed
  return `${spell(day)}T${two(time[1])}:${two(time[2])}`
}

const two = (digits = '') => digits.padStart(2, '0')
const spell = ([, year, month, day]: RegExpExecArray) => `${year}-${two(month)}-${two(day)}`
