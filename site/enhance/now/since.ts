/** How long ago somebody paid. There is no “too late”: every span has words that say to call. */
export type Since =
  | { readonly is: 'minutes' | 'days'; readonly n: number }
  | { readonly is: 'hours'; readonly h: number; readonly m: number }

const MINUTE = 60_000
/** A clock that is a little off, or a time that was rounded up. */
const SLACK = 5 * MINUTE

/** @param typed a datetime-local value, on this device's clock. Null where it isn't one, or not yet. */
export function sinceWhen(typed: string, now: Date): Since | null {
  const then = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) ? new Date(typed).getTime() : Number.NaN
  if (Number.isNaN(then)) return null
  const past = now.getTime() - then
  if (past < -SLACK) return null
  const minutes = Math.max(0, Math.floor(past / MINUTE))
  if (minutes < 60) return { is: 'minutes', n: minutes }
  if (minutes < 48 * 60) return { is: 'hours', h: Math.floor(minutes / 60), m: minutes % 60 }
  return { is: 'days', n: Math.floor(minutes / (24 * 60)) }
}

/** An instant as a datetime-local field takes it. */
export function asLocal(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16)
}
