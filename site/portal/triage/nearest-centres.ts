import type { Officer } from '../../../functions/access/officer'
import { suggestRecipients } from '../../../functions/directory/suggest-recipients'
import { otherCentres } from '../../../functions/referrals/other-centres'
import type { Desk } from './desk'

/** The other centres of the portal, who serves a place first, each with the place that brings it there. */
export function nearestCentres({ ctx }: Desk, officer: Officer, region: string | null) {
  const served = otherCentres(ctx, officer).map(({ id, name, regions }) => {
    const places = (regions.length > 0 ? regions : [null]).map((one) => ({ region: one, kind: '' }))
    return { id, name, kind: '', region: suggestRecipients(places, region)[0]?.region ?? null }
  })
  return suggestRecipients(served, region)
}
