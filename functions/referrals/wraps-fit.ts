import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { otherCentres } from './other-centres.ts'
import type { MoveInput } from './referral.schema.ts'
import type { Referral } from './referral.ts'

/**
 * Whether what comes with a referral is right: to another centre each sealed part that goes, once, wrapped for
 * a key of that centre, which has to be one still; in every other case nothing. Whether a wrap opens only that centre can tell.
 */
export function wrapsFit(
  ctx: Pick<Context, 'centres' | 'clock' | 'operator'>,
  officer: Officer,
  { toCentre, parts }: Referral,
  { state, wraps = [] }: Pick<MoveInput, 'state' | 'wraps'>,
  sealed: readonly string[],
): boolean {
  if (toCentre === null || state !== 'sent') return wraps.length === 0
  if (!otherCentres(ctx, officer).some(({ id }) => id === toCentre)) return false
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const going = sealed.filter((part) => parts.some((one) => one === part))
  return (
    wraps.length === going.length &&
    going.every((part) => wraps.some((wrap) => wrap.part === part)) &&
    wraps.every(({ kid }) => ctx.centres.accepts(toCentre, kid, day))
  )
}
