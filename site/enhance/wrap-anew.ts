import type { Lacking } from '../../functions/rewraps/list-lacking'
import type { AddedWrap } from '../../functions/rewraps/rewrap.schema'
import { rewrapPart } from '../../functions/sealing/rewrap'
import type { Recipient } from '../../functions/sealing/sealed-part'
import type { OfficerKeys } from './wrap-keys'

/**
 * The wraps that what is sealed of a report lacks, made with the keys at hand; each thing is opened before it
 * is wrapped, so that nothing unreadable is passed on.
 * @returns `whole`: false where a key is missing, or something doesn't open
 */
export async function wrapAnew(
  { id: reportId, sealed }: Pick<Lacking['reports'][number], 'id' | 'sealed'>,
  recipients: readonly Recipient[],
  keys: OfficerKeys,
): Promise<{ readonly wraps: readonly AddedWrap[]; readonly whole: boolean }> {
  const wraps: AddedWrap[] = []
  let whole = true
  for (const thing of sealed) {
    const kid = thing.wraps.find((wrap) => keys.has(wrap.kid))?.kid
    const privateKey = kid && keys.get(kid)
    for (const recipient of recipients) {
      if (thing.wraps.some((wrap) => wrap.kid === recipient.kid)) continue
      const done =
        kid && privateKey
          ? await rewrapPart({ reportId, sealed: thing, kid, privateKey }, recipient)
          : null
      const made = done?.ok ? done.value.wraps.at(-1) : undefined
      if (made) wraps.push({ part: thing.part, ...made })
      else whole = false
    }
  }
  return { wraps, whole }
}
