const DAY = 24 * 60 * 60 * 1000

const dayAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The Monday with which the week of a civil date begins: '2026-11-22' lies in that of '2026-11-16'. */
export function mondayOf(date: string): string {
  const sinceMonday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return dayAfter(date, -sinceMonday)
}

/** The Monday after a Monday. */
export const nextWeek = (monday: string) => dayAfter(monday, 7)

/** The Sunday that ends the week of a Monday. */
export const lastDayOf = (monday: string) => dayAfter(monday, 6)
