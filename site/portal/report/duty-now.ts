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

/**
 * When somebody really looks at a report that has just arrived: by when it is due, or when they are next
 * there. `dueAt` as the Worker has it: null once somebody has looked.
 */
export function lookSentence(edition: Edition, dueAt: string | null, now: Date): string {
  const t = wordsIn(edition.locale)
  if (dueAt === null) return t('report.received.lookedAlready')
  const look = firstLook(operator, new Date(dueAt))
  if (!look) return t('report.received.lookedNobody')
  const when = say(edition, look, now)
  return t(isOnDuty(operator, now) ? 'report.received.lookedBy' : 'report.received.lookedNext', {
    when,
  })
}

function say({ locale }: Edition, time: { date: string; time: string }, now: Date): string {
  const { today, tomorrow, day } = wordsIn(locale).section('report.when')
  const words = { today: today ?? '', tomorrow: tomorrow ?? '', day: day ?? '' }
  return sayWhen(time, civilTimeOf(now, operator.timeZone).date, locale, words)
}
