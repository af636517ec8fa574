import { civilTimeOf, type DutyTable, firstLook, isOnDuty } from '../../../functions/duty/duty.ts'
import type { PublicStatus } from '../../../functions/reports/read-status.ts'
import { PUBLIC_STAGES, type PublicStage } from '../../../functions/reports/vocabulary.ts'
import { sayWhen } from '../report-form/say-when.ts'

/** What the page of progress hands to its script; the page itself goes by the same. */
export interface StatusSetup {
  readonly locale: string
  /** A demonstration: nobody reads, so nothing is said to come. */
  readonly demo: boolean
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
  /** Why it has ended; null where it hasn't. */
  readonly reason: string | null
  /** By when somebody looks, or looks again; null where nothing more happens. */
  readonly due: string | null
}

/** How far a report has come, in the page's words. */
export function statusWords(report: PublicStatus, setup: StatusSetup, now: Date): StatusWords {
  const at = (iso: string) => sayMoment(new Date(iso), setup, now)
  const dates = new Map(report.steps.map((step) => [step.stage, step.at]))
  // A report that ended may have skipped stages: only what happened is said.
  const stages = PUBLIC_STAGES.filter((stage) =>
    report.stage === 'ended' ? dates.has(stage) : stage !== 'ended',
  )
  const here = stages.indexOf(report.stage)
  return {
    reference: report.reference,
    line: stages.map((stage, n) => ({
      stage,
      is: n < here ? 'done' : n === here ? 'now' : 'next',
      when: n <= here && dates.has(stage) ? at(dates.get(stage) ?? '') : '',
    })),
    next: setup.status[setup.demo ? 'nextDemo' : `next.${report.stage}`] ?? '',
    reason: report.reason === null ? null : (setup.status[`reason.${report.reason}`] ?? null),
    due: dueWords(report, setup, now),
  }
}

function dueWords({ dueAt, nextAt }: PublicStatus, setup: StatusSetup, now: Date): string | null {
  if (setup.demo) return null
  if (dueAt !== null) return sayDue(new Date(dueAt), setup, now)
  return nextAt === null ? null : sayAgain(new Date(nextAt), setup, now)
}

/** When somebody looks again. Where that has passed nothing is promised a second time. */
function sayAgain(nextAt: Date, setup: StatusSetup, now: Date): string | null {
  const look = nextAt > now ? firstLook(setup.duty, nextAt) : null
  return look && (setup.status.lookAgain ?? '').replace('{when}', say(look, setup, now))
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

/** A moment in the operator's zone, as the page says days and times. */
export const sayMoment = (moment: Date, setup: StatusSetup, now: Date) =>
  say(civilTimeOf(moment, setup.duty.timeZone), setup, now)

const say = (time: { date: string; time: string }, setup: StatusSetup, now: Date) =>
  sayWhen(time, civilTimeOf(now, setup.duty.timeZone).date, setup.locale, {
    today: setup.when.today ?? '',
    tomorrow: setup.when.tomorrow ?? '',
    day: setup.when.day ?? '',
  })
