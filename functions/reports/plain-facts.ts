import type { Facts } from '../triage/rules.ts'
import { type Summary, summaryGiven, summaryOf } from './parts.ts'
import type { ReportInput } from './report.schema.ts'
import type { Situation } from './vocabulary.ts'

/** What triage may read of a report, whatever its kind: null where that kind doesn't ask. */
export interface PlainFacts {
  readonly situation: Situation | null
  readonly also: readonly Situation[]
  readonly forWhom: string | null
  readonly stillInContact: boolean | null
  readonly scamType: string
  readonly summary: Summary
}

export function plainFacts(input: ReportInput): PlainFacts {
  const scamType = (input.kind !== 'clue' && input.scamType) || 'unknown'
  if (input.kind !== 'fraud') {
    const none = { situation: null, also: [], forWhom: null, stillInContact: null }
    return { ...none, scamType, summary: summaryOf({}) }
  }
  return {
    situation: input.situation,
    also: input.also ?? [],
    forWhom: input.for ?? null,
    stillInContact: input.stillInContact ?? null,
    scamType,
    summary: input.sealed ? summaryGiven(input.summary) : summaryOf(input),
  }
}

/** What the rules of the queue look at of a kind's own details. */
export function detailFacts(
  input: ReportInput,
): Pick<Facts, 'progress' | 'sendsTo' | 'victims' | 'ongoing' | 'contactSoon'> {
  const job = input.kind === 'job-ad' ? input.details : undefined
  const campus = input.kind === 'campus' ? input.details : undefined
  const clue = input.kind === 'clue' ? input.details : undefined
  return {
    progress: job?.progress ?? null,
    sendsTo: job?.sendsTo ?? null,
    victims: campus?.victims ?? null,
    ongoing: (campus ?? clue)?.ongoing ?? false,
    contactSoon: input.kind !== 'clue' && input.details?.contactSoon === true,
  }
}
