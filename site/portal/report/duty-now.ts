import { civilTimeOf, firstLook, isOnDuty, nextDuty } from '../../../functions/duty/duty'
import type { Edition } from '../../editions'
import { sayWhen } from '../../enhance/report-form/say-when'
import { wordsIn } from '../../i18n'
import { operator } from '../../queries/operator'

export interface DutyNow {
  readonly onDuty: boolean
  /** When somebody looks next: “周一 08:30”; null where no hours are set. */
  readonly next: string | null
}

/** Whether somebody is there now, and when next, in the page's words. */
export function dutyNow(edition: Edition, now: Date): DutyNow {
  const next = nextDuty(operator, now)
  return { onDuty: isOnDuty(operator, now), next: next && say(edition, next, now) }
}

/** When somebody really looks at what is due at a time: then, or when they are next there. */
export function lookWords(edition: Edition, dueAt: Date, now: Date): string | null {
  const look = firstLook(operator, dueAt)
  return look && say(edition, look, now)
}

function say({ locale }: Edition, time: { date: string; time: string }, now: Date): string {
  const { today, tomorrow, day } = wordsIn(locale).section('report.when')
  const words = { today: today ?? '', tomorrow: tomorrow ?? '', day: day ?? '' }
  return sayWhen(time, civilTimeOf(now, operator.timeZone).date, locale, words)
}
