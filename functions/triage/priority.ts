import { LANES, type Lane } from '../reports/vocabulary.ts'
import { type Facts, LATER_RULES, type LaterRuleId, RULES, type Rule } from './rules.ts'

export interface Priority {
  readonly lane: Lane
  /** When somebody should have looked, fixed at write time: ISO 8601, UTC. */
  readonly dueAt: string
  /** Ids of every rule that applied, the deciding one first. */
  readonly reasons: readonly string[]
}

const urgency = (rule: Omit<Rule, 'applies'>) => LANES.indexOf(rule.lane) * 1e6 + rule.withinMinutes

/**
 * Pure: the lane, due time and reasons of a report from its plain facts. What comes in a crowd waits in
 * a lane of its own, by the clock that it would have had, so that it delays nobody else; what may be
 * urgent stays urgent and is marked, because a school behind one address is a crowd, too.
 */
export function priorityOf(facts: Facts, now: Date): Priority {
  const applying = RULES.filter((rule) => rule.applies(facts)).sort(
    (a, b) => urgency(a) - urgency(b),
  )
  const [first] = applying
  if (!first) throw new Error('no rule applied: the last one must always apply')
  const others = applying.filter((rule) => rule.id !== 'waiting' || rule === first)
  return {
    lane: facts.crowded && first.lane !== 'urgent' ? 'to-verify' : first.lane,
    dueAt: new Date(now.getTime() + first.withinMinutes * 60_000).toISOString(),
    reasons: [...others.map((rule) => rule.id), ...(facts.crowded ? ['crowded'] : [])],
  }
}

/**
 * Pure: the priority of a report that came in at `createdAt` once a later rule applies, too. It stands first
 * among the reasons where it moves the report to another lane; nothing ever becomes less urgent by it.
 */
export function raised(
  { lane, dueAt, reasons }: Priority,
  id: LaterRuleId,
  createdAt: string,
): Priority {
  const rule = LATER_RULES.find((one) => one.id === id)
  if (!rule) throw new Error('there is no such rule')
  const due = new Date(Date.parse(createdAt) + rule.withinMinutes * 60_000).toISOString()
  const moves = LANES.indexOf(rule.lane) < LANES.indexOf(lane)
  return {
    lane: moves ? rule.lane : lane,
    dueAt: due < dueAt ? due : dueAt,
    reasons: moves ? [id, ...reasons.filter((one) => one !== 'waiting')] : [...reasons, id],
  }
}
