import { civilTimeOf, type DutyTable, firstLook, isOnDuty } from '../../../functions/duty/duty.ts'
import type { PublicStatus } from '../../../functions/reports/read-status.ts'
import { PUBLIC_STAGES, type PublicStage } from '../../../functions/reports/vocabulary.ts'
import { sayWhen } from '../report-form/say-when.ts'

/** What the page of progress hands to its script; the page itself goes by the same. */
export interface StatusSetup {
  readonly locale: string
  readonly duty: DutyTable
  /** `status.*` and `report.when.*` of content/strings, by the rest of their keys. */
  readonly status: Readonly<Record<string, string>>
  readonly when: Readonly<Record<string, string>>
}

export interface StatusWords {
  readonly reference: string
  /** The line of stages, in order; the last ones are still to come. */
  readonly line: readonly {
    readonly stage: PublicStage
    readonly is: 'done' | 'now' | 'next'
    readonly when: string
  }[]
  readonly next: string
  /** By when somebody looks; null once somebody has. */
  readonly due: string | null
}

/** How far a report has come, in the page's words. */
export function statusWords(report: PublicStatus, setup: StatusSetup, now: Date): StatusWords {
  const at = (iso: string) => sayMoment(new Date(iso), setup, now)
  // A report that ended may have skipped stages: only what is known is said.
  const stages: readonly PublicStage[] =
    report.stage === 'ended'
      ? ['received', 'ended']
      : PUBLIC_STAGES.filter((stage) => stage !== 'ended')
  const here = stages.indexOf(report.stage)
  return {
    reference: report.reference,
    line: stages.map((stage, n) => ({
      stage,
      is: n < here ? 'done' : n === here ? 'now' : 'next',
      when: n === here ? at(report.stageAt) : n === 0 ? at(report.receivedAt) : '',
    })),
    next: setup.status[`next.${report.stage}`] ?? '',
    due: report.dueAt === null ? null : sayDue(new Date(report.dueAt), setup, now),
  }
}

function sayDue(dueAt: Date, setup: StatusSetup, now: Date): string {
  const look = firstLook(setup.duty, dueAt)
  const fill = (key: string, when: string) => (setup.status[key] ?? '').replace('{when}', when)
  if (!look) return fill('dueNobody', '')
  const today = civilTimeOf(now, setup.duty.timeZone)
  const when = say(look, setup, now)
  if (`${look.date}${look.time}` < `${today.date}${today.time}`) return fill('late', when)
  return fill(isOnDuty(setup.duty, now) ? 'due' : 'dueNext', when)
}

const sayMoment = (moment: Date, setup: StatusSetup, now: Date) =>
  say(civilTimeOf(moment, setup.duty.timeZone), setup, now)

const say = (time: { date: string; time: string }, setup: StatusSetup, now: Date) =>
  sayWhen(time, civilTimeOf(now, setup.duty.timeZone).date, setup.locale, {
    today: setup.when.today ?? '',
    tomorrow: setup.when.tomorrow ?? '',
    day: setup.when.day ?? '',
  })
