import type { Operator } from '../operator/operator.ts'
import type { Stage } from '../reports/vocabulary.ts'
import { nextTaskOf, type Task, type TaskFacts, type TaskState } from './tasks.ts'

/** What whoever has a report in front of them does now. The words are `tasks.next.<is>`. */
export type NextStep =
  | { readonly is: 'answer' | 'decide' | 'warn' | 'wait' | 'queue' }
  | { readonly is: 'task'; readonly task: Task }

export interface StepFacts extends TaskFacts {
  readonly open: boolean
  readonly stage: Stage
  readonly claimedBy: string | null
  /** When the reporter wrote something that nobody has answered; else null. */
  readonly wroteAt: string | null
  readonly tasks: Readonly<Record<string, TaskState>>
}

/** Before somebody else has it: there is still something for us to decide. */
const OURS: readonly Stage[] = ['received', 'assessed', 'verified']

/**
 * Pure: the one thing to do next, so that a page of a report never leaves it to be guessed. Somebody who
 * waits for an answer comes before tasks, and tasks before paper. A campus is warned once it is verified.
 * @returns null where it isn't in this officer's hands: then it is to be claimed, or is somebody else's
 */
export function nextStep(
  operator: Operator['kind'],
  facts: StepFacts,
  officerId: string,
): NextStep | null {
  if (!facts.open) return { is: 'queue' }
  if (facts.claimedBy !== officerId) return null
  if (facts.wroteAt !== null) return { is: 'answer' }
  const task = nextTaskOf(operator, facts)
  if (task) return { is: 'task', task }
  if (!OURS.includes(facts.stage)) return { is: 'wait' }
  return { is: facts.kind === 'campus' && facts.stage === 'verified' ? 'warn' : 'decide' }
}
