import { PARTS, type Part } from '../../functions/reports/vocabulary'
import { err, ok, type Result } from '../../functions/result'
import { openPart } from '../../functions/sealing/envelope'
import type { SealedPart } from '../../functions/sealing/sealed-part'
import type { OfficerKeys } from './wrap-keys'

export interface OpenedPart {
  readonly part: Part
  /** Null where it was sealed to one of the keys and doesn't open: it was altered or moved. */
  readonly content: unknown | null
}

/** Opens what the keys open, in the order of PARTS with the person to reach first. */
export async function openParts(
  reportId: string,
  parts: readonly SealedPart[],
  keys: OfficerKeys,
): Promise<Result<readonly OpenedPart[], 'noKey'>> {
  const opened: OpenedPart[] = []
  for (const name of ['contact', ...PARTS.filter((part) => part !== 'contact')]) {
    const sealed = parts.find(({ part }) => part === name)
    const wrap = sealed?.wraps.find(({ kid }) => keys.has(kid))
    const privateKey = wrap && keys.get(wrap.kid)
    if (!sealed || !privateKey) continue
    const content = await openPart({ reportId, sealed, kid: wrap.kid, privateKey })
    opened.push({ part: sealed.part, content: content.ok ? content.value : null })
  }
  // A report may have nothing sealed; the keys then open its messages.
  return opened.length > 0 || parts.length === 0 ? ok(opened) : err('noKey')
}
