import { civilDateOf, nextDay } from '../fields/civil-date.ts'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

/** A period in which somebody looks: `from` 22:00 `to` 06:00 runs into the next day; 24:00 is its end. */
export interface Shift {
  readonly days: readonly string[]
  readonly from: string
  readonly to: string
}

/** When somebody looks, as content/operator.yaml says it. */
export interface DutyTable {
  readonly duty: readonly Shift[]
  /** Days (YYYY-MM-DD) on which no period begins. */
  readonly holidays: readonly string[]
  readonly timeZone: string
}

/** A day and a time on the operator's clock, which is how people are told: '2026-11-23', '08:30'. */
export interface CivilTime {
  readonly date: string
  readonly time: string
}

/** How far ahead the next period is looked for: longer than any holiday. */
const HORIZON_DAYS = 60

/** Whether somebody is there now. A period that began before midnight holds into a holiday. */
export function isOnDuty(table: DutyTable, now: Date): boolean {
  const { date, time } = civilTimeOf(now, table.timeZone)
  return (
    shiftsOn(table, date).some((shift) => shift.from <= time && time < endOf(shift)) ||
    shiftsOn(table, previousDay(date)).some((shift) => isOvernight(shift) && time < shift.to)
  )
}

/** When the next period begins, on the operator's clock; null where the table names none. */
export function nextDuty(table: DutyTable, now: Date): CivilTime | null {
  const { date, time } = civilTimeOf(now, table.timeZone)
  for (let day = date, n = 0; n < HORIZON_DAYS; day = nextDay(day), n++) {
    const [first] = shiftsOn(table, day)
      .map(({ from }) => from)
      .filter((from) => day > date || from > time)
      .sort()
    if (first) return { date: day, time: first }
  }
  return null
}

/** From when somebody really looks at what is due at an instant: then, or when they are next there. */
export function firstLook(table: DutyTable, dueAt: Date): CivilTime | null {
  return isOnDuty(table, dueAt) ? civilTimeOf(dueAt, table.timeZone) : nextDuty(table, dueAt)
}

/** A day and time of an instant in a zone. */
export function civilTimeOf(instant: Date, timeZone: string): CivilTime {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(instant)
  return { date: civilDateOf(instant, timeZone), time }
}

const isOvernight = ({ from, to }: Shift) => to < from
const endOf = (shift: Shift) => (isOvernight(shift) ? '24:00' : shift.to)

/** The periods that begin on a day. */
function shiftsOn({ duty, holidays }: DutyTable, date: string): readonly Shift[] {
  if (holidays.includes(date)) return []
  const weekday = WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''
  return duty.filter(({ days }) => days.includes(weekday))
}

const previousDay = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
