import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { MoveInput } from './referral.schema.ts'
import type { Referral } from './referral.ts'

/**
 * Whether what comes with a referral is right: to another centre each sealed part that goes, once, wrapped for
 * a key of that centre; in every other case nothing. Whether a wrap opens only that centre can tell.
 */
export function wrapsFit(
  { centres, clock, operator }: Pick<Context, 'centres' | 'clock' | 'operator'>,
  { toCentre, parts }: Referral,
  { state, wraps = [] }: Pick<MoveInput, 'state' | 'wraps'>,
  sealed: readonly string[],
): boolean {
  if (toCentre === null || state !== 'sent') return wraps.length === 0
  const day = civilDateOf(clock(), operator.timeZone)
  const going = sealed.filter((part) => parts.some((one) => one === part))
  return (
    wraps.length === going.length &&
    going.every((part) => wraps.some((wrap) => wrap.part === part)) &&
    wraps.every(({ kid }) => centres.accepts(toCentre, kid, day))
  )
}
