import { digitsOfPhone, parsePhone } from '../fields/phone.ts'
import { err, ok, type Result } from '../result.ts'
import type { Doubt } from './indicator.ts'
import { isHelpline, isShortCode } from './short-codes.ts'

/**
 * A number that called or texted: E.164, a short code as its digits ('96110', '10690000123'), or else
 * the digits as they were seen ('+0085212'), for what a display shows can be forged.
 */
export function normalisePhone(
  text: string,
): Result<{ value: string; doubts: readonly Doubt[] }, 'malformed'> {
  const digits = digitsOfPhone(text)
  if (!digits) return err('malformed')
  const short = digits.replace(/^\+86/, '')
  if (isShortCode(short)) return ok({ value: short, doubts: isHelpline(short) ? ['helpline'] : [] })
  const dialable = parsePhone(digits)
  if (dialable.ok) return ok({ value: dialable.value, doubts: [] })
  return /^\+?\d{3,20}$/.test(digits)
    ? ok({ value: digits, doubts: ['undialable'] })
    : err('malformed')
}
