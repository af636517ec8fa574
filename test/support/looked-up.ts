import type { Indicator } from '../../functions/indicators/indicator.ts'
import { type LookupAnswer, placeOf } from '../../functions/lookup/bucket.ts'
import { publicHash } from '../../functions/verdicts/public-hash.ts'
import type { PublicVerdict } from '../../functions/verdicts/verdict.ts'
import type { Door } from './door.ts'

/** What a device that looks an indicator up is told, through the door. */
export async function lookedUp(
  door: Pick<Door, 'fetch'>,
  indicator: Indicator,
): Promise<PublicVerdict[]> {
  const { kind } = indicator
  const hash = await publicHash(indicator)
  const { prefix, rest } = placeOf(hash)
  const response = await door.fetch(`/api/v1/lookup/${kind}/${prefix}`)
  const { entries }: LookupAnswer = await response.json()
  return entries.flatMap(({ verdict, since, until, grounds, rest: own }) =>
    own === rest && verdict !== 'none'
      ? [{ kind, hash, verdict, since, expiresAt: until, grounds }]
      : [],
  )
}
