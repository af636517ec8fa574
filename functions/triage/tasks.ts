import type { Operator } from '../operator/operator.ts'
import type { Kind, Situation } from '../reports/vocabulary.ts'

type OperatorKind = Operator['kind']

/** How an attempt at a task can end. The words are `tasks.outcome.<outcome>`. */
export const OUTCOMES = ['done', 'no-answer', 'refused', 'not-needed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What somebody wrote down about a task, the last time. */
export interface TaskState {
  readonly outcome: Outcome
  readonly at: string
  /** How often it was tried. */
  readonly times: number
}

/** What the table looks at: plain facts of a report, which don't change. */
export interface TaskFacts {
  readonly kind: Kind
  readonly situation: Situation | null
  readonly also: readonly Situation[]
  readonly minor: boolean
  readonly createdAt: string
  readonly lastPaidHour: string | null
  readonly details: Readonly<Record<string, unknown>>
}

interface TaskRule {
  /** Its words are `tasks.<id>`. */
  readonly id: string
  /** Whose task it is: only the police suspend a number, visit or stop a payment. */
  readonly operators: readonly OperatorKind[]
  /** Minutes after the report came in. */
  readonly withinMinutes: number
  readonly outcomes: readonly Outcome[]
  readonly applies: (facts: TaskFacts) => boolean
}

const EVERYONE: readonly OperatorKind[] = ['police', 'school', 'ngo']
const POLICE: readonly OperatorKind[] = ['police']
const CIVIL: readonly OperatorKind[] = ['school', 'ngo']

/** What is tried with somebody who may not answer, or not want to. */
const WITH_SOMEONE = OUTCOMES
const BY_US: readonly Outcome[] = ['done', 'not-needed']

const is = ({ situation, also }: TaskFacts, ...asked: readonly string[]) =>
  [situation, ...also].some((one) => one !== null && asked.includes(one))

const MONEY_MOVES = ['paying-now', 'remote-control'] as const
const isLeaving = ({ details }: TaskFacts) => details.progress === 'leaving'
/** Somebody can still be talked out of it. */
const isUnderSway = (facts: TaskFacts) =>
  is(facts, ...MONEY_MOVES, 'asked-to-carry') || isLeaving(facts)

const HOUR = 60
const DAY = 24 * HOUR

/** Joint stop-payment works on fresh transfers; the window is the same as in the rules of priority. */
const STOPPABLE_HOURS = 48
const isFresh = ({ createdAt, lastPaidHour }: TaskFacts) =>
  lastPaidHour !== null &&
  Date.parse(createdAt) - Date.parse(lastPaidHour) <= STOPPABLE_HOURS * 3_600_000

/**
 * What has to be done about a report, in the order in which it is tried. The first five rungs are the
 * ladder of Hanzhong's anti-fraud centre (2020): call the person, then the family, then have the number
 * suspended for its protection, visit, stop the payment together with the banks. Who isn't the police
 * has the first two, and hands over.
 */
const RULES: readonly TaskRule[] = [
  {
    id: 'safe-now',
    operators: EVERYONE,
    withinMinutes: 15,
    outcomes: WITH_SOMEONE,
    applies: (facts) => is(facts, 'threatened') || facts.minor,
  },
  {
    id: 'call',
    operators: EVERYONE,
    withinMinutes: 10,
    outcomes: WITH_SOMEONE,
    applies: isUnderSway,
  },
  {
    id: 'family',
    operators: EVERYONE,
    withinMinutes: 20,
    outcomes: WITH_SOMEONE,
    applies: isUnderSway,
  },
  {
    id: 'suspend-number',
    operators: POLICE,
    withinMinutes: 30,
    outcomes: BY_US,
    applies: (facts) => is(facts, ...MONEY_MOVES),
  },
  {
    id: 'visit',
    operators: POLICE,
    withinMinutes: HOUR,
    outcomes: WITH_SOMEONE,
    applies: isUnderSway,
  },
  {
    id: 'stop-payment',
    operators: POLICE,
    withinMinutes: 30,
    outcomes: BY_US,
    applies: (facts) => isFresh(facts) || is(facts, ...MONEY_MOVES),
  },
  {
    id: 'hand-over',
    operators: CIVIL,
    withinMinutes: 30,
    outcomes: WITH_SOMEONE,
    applies: (facts) =>
      isUnderSway(facts) || isFresh(facts) || is(facts, 'paid', 'threatened', 'person-abroad'),
  },
  {
    id: 'contact-soon',
    operators: EVERYONE,
    withinMinutes: HOUR,
    outcomes: WITH_SOMEONE,
    applies: ({ details }) => details.contactSoon === true,
  },
  {
    id: 'abroad',
    operators: EVERYONE,
    withinMinutes: HOUR,
    outcomes: WITH_SOMEONE,
    applies: (facts) => is(facts, 'person-abroad'),
  },
  {
    id: 'guardian',
    operators: EVERYONE,
    withinMinutes: 2 * HOUR,
    outcomes: WITH_SOMEONE,
    applies: (facts) => facts.minor,
  },
  {
    id: 'block',
    operators: EVERYONE,
    withinMinutes: 4 * HOUR,
    outcomes: WITH_SOMEONE,
    applies: (facts) =>
      is(facts, 'gave-info', 'lent-card', 'remote-control') ||
      facts.details.progress === 'gave-info',
  },
  {
    id: 'second-scam',
    operators: EVERYONE,
    withinMinutes: DAY,
    outcomes: WITH_SOMEONE,
    applies: (facts) => is(facts, 'paid', 'paying-now') || facts.details.progress === 'paid',
  },
]

export const TASK_IDS = RULES.map(({ id }) => id)

/** A task of one report. */
export interface Task {
  readonly id: string
  /** By when: ISO 8601, UTC. */
  readonly dueAt: string
  readonly outcomes: readonly Outcome[]
}

/** Pure: what has to be done about a report by an operator of this kind, first things first. */
export const tasksOf = (operator: OperatorKind, facts: TaskFacts): readonly Task[] =>
  RULES.filter(({ operators, applies }) => operators.includes(operator) && applies(facts)).map(
    ({ id, withinMinutes, outcomes }) => ({
      id,
      dueAt: new Date(Date.parse(facts.createdAt) + withinMinutes * 60_000).toISOString(),
      outcomes,
    }),
  )

/** What somebody did about a report: its state by task. */
type Done = Readonly<Record<string, TaskState>>

/** Whether a task needs nothing more; what was tried without success is tried again. */
export const isEnded = (state: TaskState | undefined): boolean =>
  state?.outcome === 'done' || state?.outcome === 'not-needed'

/** Pure: the task to do now: the first that nobody has tried, then the first that failed. */
export function nextTaskOf(
  operator: OperatorKind,
  facts: TaskFacts & { readonly tasks: Done },
): Task | undefined {
  const tasks = tasksOf(operator, facts)
  return (
    tasks.find(({ id }) => !facts.tasks[id]) ?? tasks.find(({ id }) => !isEnded(facts.tasks[id]))
  )
}
