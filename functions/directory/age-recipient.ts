// age-encryption would check it too, but is 50 kB; this is the part of it that reads bech32.
import { bech32 } from '@scure/base'

/**
 * Whether a text is what age-keygen prints of a key that may be told: bech32 (BIP 173) of 32 bytes, its
 * checksum among it, so that a slip in a key shows when it is entered and not when somebody seals to it.
 */
export function isAgeRecipient(text: string): boolean {
  const decoded = text.length === 62 ? bech32.decodeUnsafe(text) : undefined
  return decoded?.prefix === 'age' && bech32.fromWordsUnsafe(decoded.words)?.length === 32
}
