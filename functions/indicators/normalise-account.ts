import { parseEmail } from '../fields/email.ts'
import { foldChineseDigits } from '../fields/fold-for-matching.ts'
import { parsePhone } from '../fields/phone.ts'
import { err, ok, type Result } from '../result.ts'
import type { Doubt } from './indicator.ts'
import { hasLuhn } from './luhn.ts'

/**
 * Where money went: card and account numbers as digits, IBANs in capitals, and what pay services use as
 * account: a mobile as E.164, an address or a name in lower case. The text comes folded.
 */
export function normaliseAccount(
  folded: string,
): Result<{ value: string; doubts: readonly Doubt[] }, 'malformed'> {
  const bare = folded.replace(/[ -]/g, '')
  const phone = parsePhone(bare)
  if (phone.ok && /^\+861[3-9]\d{9}$/.test(phone.value))
    return ok({ value: phone.value, doubts: [] })
  const digits = foldChineseDigits(bare)
  if (/^\d{6,32}$/.test(digits)) {
    const isCard = /^\d{16,19}$/.test(digits)
    return ok({ value: digits, doubts: isCard && !hasLuhn(digits) ? ['checksum'] : [] })
  }
  const email = parseEmail(bare)
  if (email.ok) return ok({ value: email.value, doubts: [] })
  if (/^[a-z]{2}\d{2}[a-z0-9]{10,30}$/i.test(bare))
    return ok({ value: bare.toUpperCase(), doubts: [] })
  return /^[\p{L}\p{M}\p{N}._*@+-]{2,64}$/u.test(bare)
    ? ok({ value: bare.toLowerCase(), doubts: [] })
    : err('malformed')
}
