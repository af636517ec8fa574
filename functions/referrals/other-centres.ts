import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { Recipient } from '../sealing/sealed-part.ts'

/** Stands before a centre's id where an entry of the directory could stand, too. */
export const CENTRE = 'centre:'

/** A centre of this portal to which reports can be handed. */
export interface OtherCentre {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  /** GB/T 2260 codes that it serves, most local first. */
  readonly regions: readonly string[]
  /** Its key of today: what goes there is wrapped for it. */
  readonly recipient: Recipient
}

/** The other centres of this portal that could open what they are handed. */
export function otherCentres(
  { centres, clock, operator }: Pick<Context, 'centres' | 'clock' | 'operator'>,
  { centreId }: Pick<Officer, 'centreId'>,
): readonly OtherCentre[] {
  const day = civilDateOf(clock(), operator.timeZone)
  return centres.all.flatMap(({ id, name, regions }) => {
    const [recipient] = centres.recipientsFor(id, day)
    return id !== centreId && recipient ? [{ id, name, regions, recipient }] : []
  })
}
