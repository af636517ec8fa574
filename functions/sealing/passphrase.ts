import { inFours, toCrockford } from './crockford.ts'
import type { Random } from './hkdf.ts'

const LENGTH = 24
const PLAIN = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${LENGTH}}$`)

/** 120 random bits: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. */
export const newPassphrase = (random: Random): string => inFours(toCrockford(random(15), LENGTH))

/**
 * What to try for what was typed: a generated passphrase as it was printed, whatever became of its
 * case, dashes and look-alikes; then, and otherwise only, the very text.
 */
export function passphrasesFor(typed: string): readonly string[] {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return PLAIN.test(plain) ? [...new Set([inFours(plain), typed])] : [typed]
}
