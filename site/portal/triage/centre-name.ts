import type { Referral } from '../../../functions/referrals/referral'
import { inLanguage } from '../../queries/operator'
import type { Desk } from './desk'

/** A centre by its name in the page's language; one that is none any more by its id. */
export function centreName({ ctx, locale }: Pick<Desk, 'ctx' | 'locale'>, id: string): string {
  const centre = ctx.centres.find(id)
  return centre ? inLanguage(centre.name, locale) : id
}

/** To whom a referral goes, by name. */
export const receiverName = (
  desk: Pick<Desk, 'ctx' | 'locale'>,
  { toName, toCentre }: Pick<Referral, 'toName' | 'toCentre'>,
): string => (toCentre === null ? toName : centreName(desk, toCentre))
