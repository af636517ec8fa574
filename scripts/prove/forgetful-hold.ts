import { type Held, identityOf } from '../../functions/outbox/held.ts'

/** Says that a report is kept, and drops it. */
export const hold = async (_: unknown, held: Held) => identityOf(held)
