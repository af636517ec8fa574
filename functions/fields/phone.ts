import { err, ok, type Result } from '../result.ts'
import { foldChineseDigits, foldForMatching } from './fold-for-matching.ts'
import { LIMITS } from './limits.ts'
import { parsedText } from './parsed-text.ts'

const EXTENSION = /(?:;ext=|ext\.?|x|转|分机|#|,) ?\d{1,6}$/
const SEPARATORS = /[ ()./·_-]/g

/**
 * Numbers of the mainland without the trunk 0 and the country code: mobiles (11 digits from 13 to 19),
 * landlines (area code and 7 or 8 digits), 400 and 800 numbers.
 */
const MAINLAND = /^(?:1[3-9]\d{9}|10\d{8}|2\d{9}|[3-9]\d{2}\d{7,8}|[48]00\d{7})$/
/** Country code and number: 7 to 15 digits (E.164); shorter numbers reach nobody across a border. */
const ABROAD = /^[1-9]\d{6,14}$/

/**
 * The digits of a number as it was typed, with '+' where it was international: no spaces, dashes,
 * brackets, extension; full-width and Chinese digits as ASCII; 00 as +. Null where letters are left.
 */
export function digitsOfPhone(text: string): string | null {
  const folded = foldForMatching(text).trim().toLowerCase().replace(/^tel:/, '')
  const withoutExtension = folded.replace(EXTENSION, '')
  const international = /^ *(?:\+|00)/.test(withoutExtension)
  const withoutTrunk = international ? withoutExtension.replace('(0)', '') : withoutExtension
  const bare = foldChineseDigits(withoutTrunk).replace(SEPARATORS, '').replace(/^00/, '+')
  return /^\+?\d+$/.test(bare) ? bare : null
}

/**
 * A number that can be called, as E.164 ('+8613800138000', '+861012345678', '+442079460958'). Mainland
 * numbers may come without +86, others not. A short pattern that also runs in the browser: whether a
 * number exists, only the Worker judges (indicators/normalise-on-worker.ts).
 */
export function parsePhone(text: string): Result<string, 'malformed'> {
  const digits = digitsOfPhone(text)
  if (!digits) return err('malformed')
  if (digits.startsWith('+') && !digits.startsWith('+86')) {
    return ABROAD.test(digits.slice(1)) ? ok(digits) : err('malformed')
  }
  const national = nationalOf(digits)
  return MAINLAND.test(national) ? ok(`+86${national}`) : err('malformed')
}

/** A mainland number without +86 and trunk 0. Bare digits are one only with their 0, or as mobile or 400. */
function nationalOf(digits: string): string {
  if (digits.startsWith('+86')) return digits.slice(3).replace(/^0/, '')
  if (digits.startsWith('0')) return digits.slice(1)
  const mobile = digits.replace(/^86(?=1[3-9]\d{9}$)/, '')
  return /^(?:1[3-9]|[48]00)/.test(mobile) ? mobile : ''
}

/** The number on which somebody can be called back. */
export const phone = parsedText(LIMITS.phone, parsePhone)
