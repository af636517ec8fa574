import { err, ok, type Result } from '../result.ts'
import { unwrapKey, wrapKey } from './content-key.ts'
import { type OpenError, type OpenInput, openContent } from './envelope.ts'
import type { Recipient, SealedPart } from './sealed-part.ts'

/**
 * Passes one part on: the holder of a key adds a wrap for another recipient; the content stays as it
 * is. The part is opened first, so that nothing unreadable is passed on.
 */
export async function rewrapPart<Name extends string>(
  input: OpenInput & { readonly sealed: SealedPart<Name> },
  recipient: Recipient,
): Promise<Result<SealedPart<Name>, OpenError | 'already-addressed'>> {
  const { reportId, sealed, kid, privateKey } = input
  if (sealed.wraps.some((wrap) => wrap.kid === recipient.kid)) return err('already-addressed')
  const key = await unwrapKey(reportId, sealed, kid, privateKey)
  if (!key.ok) return key
  const content = await openContent(reportId, sealed, key.value)
  if (!content.ok) return content
  const wrap = await wrapKey({ reportId, part: sealed.part }, key.value, recipient)
  return ok({ ...sealed, wraps: [...sealed.wraps, wrap] })
}
