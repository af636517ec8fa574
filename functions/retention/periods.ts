import type { Operator } from '../operator/operator.schema.ts'
import { KINDS, type Kind } from '../reports/vocabulary.ts'

const DAY_MS = 86_400_000

type Periods = Pick<Operator, 'retention'>

/** When a report that ended then is erased at the earliest, unless it is kept longer: ISO 8601, UTC. */
export function eraseAt({ retention }: Periods, { kind, endedAt, keptUntil }: Lasting): string {
  const over = new Date(Date.parse(endedAt) + retention[kind] * DAY_MS).toISOString()
  return keptUntil !== null && keptUntil > over ? keptUntil : over
}

interface Lasting {
  readonly kind: Kind
  readonly endedAt: string
  readonly keptUntil: string | null
}

/** Whether an officer has it kept now, whatever its time. */
export const isKept = ({ keptUntil }: Pick<Lasting, 'keptUntil'>, now: Date): boolean =>
  keptUntil !== null && keptUntil > now.toISOString()

/** So many days from then: ISO 8601, UTC. */
export const inDays = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString()

/** Of each kind, what ended at or before this is erased `aheadDays` from now. */
export const endedBefore = (
  { retention }: Periods,
  now: Date,
  aheadDays = 0,
): readonly { readonly kind: Kind; readonly until: string }[] =>
  KINDS.map((kind) => ({
    kind,
    until: new Date(now.getTime() - (retention[kind] - aheadDays) * DAY_MS).toISOString(),
  }))

/** What has had news since isn't erased yet. */
export const newsSince = ({ retention }: Periods, now: Date): string =>
  new Date(now.getTime() - retention.afterNewsDays * DAY_MS).toISOString()
