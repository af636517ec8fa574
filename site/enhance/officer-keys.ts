import { PARTS, type Part } from '../../functions/reports/vocabulary'
import { err, ok, type Result } from '../../functions/result'
import { openPart } from '../../functions/sealing/envelope'
import { openKeyFile } from '../../functions/sealing/key-file'
import { holdPrivateKey } from '../../functions/sealing/key-pair'
import type { SealedPart } from '../../functions/sealing/sealed-part'

/** The keys of a key file, by id, as the browser holds them: usable, not readable. */
export type OfficerKeys = ReadonlyMap<string, CryptoKeyPair>

/** Unlocks a key file. The private keys' text is gone when this returns. */
export async function unlockKeys(
  text: string,
  passphrase: string,
): Promise<Result<OfficerKeys, 'malformed' | 'passphrase'>> {
  const file = await openKeyFile(text, passphrase)
  if (!file.ok) return file
  const keys = new Map<string, CryptoKeyPair>()
  for (const { kid, privateKey } of file.value.keys) {
    const pair = await holdPrivateKey(privateKey)
    if (pair.ok) keys.set(kid, pair.value)
  }
  return ok(keys)
}

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
  return opened.length > 0 ? ok(opened) : err('noKey')
}
