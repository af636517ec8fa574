import { digitsOfPhone } from '../fields/phone.ts'
import { isShortCode } from '../indicators/short-codes.ts'
import { CALLING_CODES } from './calling-codes.ts'
import type { Line, Reason } from './channel.ts'

/**
 * What a phone number says by itself, without asking anybody: whose short code it is, where it seems to
 * come from, who may rent such numbers. What a display shows can be forged, so nothing here is proof.
 * Numbering: 电信网编号计划 (MIIT, 2017).
 * @returns null where the text is no number
 */
export function judgeNumber(
  text: string,
  lines: readonly Line[],
  locale: string,
): { shown: string; reasons: readonly Reason[] } | null {
  const digits = digitsOfPhone(text)
  if (!digits || digits.replace('+', '').length < 3) return null
  const line = lines.find(({ number }) => plain(number) === digits)
  if (line) return { shown: line.number, reasons: ofLine(line) }
  return { shown: digits, reasons: [...dressedUp(digits, lines), ...ofDigits(digits, locale)] }
}

const plain = (number: string) => number.replace(/-/g, '')

function ofLine({ number, name, when, reaches }: Line): Reason[] {
  const values = { number, name, when }
  return [
    { code: reaches ? 'line' : 'line-never-calls', tone: reaches ? 'fact' : 'stop', values },
    { code: 'display', tone: 'care', values },
  ]
}

/** A short code that somebody put digits before or behind: +86 96110 and 0096110 aren't 96110. */
function dressedUp(digits: string, lines: readonly Line[]): Reason[] {
  const bare = digits.replace(/^\+?(?:86)?0*/, '')
  const worn = lines.find(({ number }) => {
    const short = plain(number)
    if (short.length > 5) return false
    if (bare === short) return true
    // 110 stands by chance in every twentieth number; a code of five digits doesn't.
    return (
      short.length === 5 &&
      digits.length <= 12 &&
      (digits.endsWith(short) || bare.startsWith(short)) &&
      !isLongNumber(digits)
    )
  })
  if (!worn) return []
  return [
    {
      code: 'dressed-up',
      tone: 'stop',
      values: { number: worn.number, name: worn.name, shown: digits },
    },
  ]
}

/** Mobiles and landlines, whose last digits may be anything. */
const isLongNumber = (digits: string) => /^(?:\+?86)?(?:1[3-9]\d{9}|0[1-9]\d{8,11})$/.test(digits)

function ofDigits(digits: string, locale: string): Reason[] {
  const values = { shown: digits }
  if (digits.startsWith('+') && !digits.startsWith('+86')) return [abroad(digits, locale)]
  const bare = digits.replace(/^\+86/, '').replace(/^86(?=1[3-9]\d{9}$)/, '')
  if (/^[48]00\d{7}$/.test(bare)) return [{ code: 'rented', tone: 'care', values }]
  if (/^1(?:6[257]|7[01])\d{8}$/.test(bare)) return [{ code: 'virtual', tone: 'care', values }]
  if (/^1[3-9]\d{9}$/.test(bare)) return [{ code: 'mobile', tone: 'care', values }]
  if (/^106\d{5,17}$/.test(bare)) return [{ code: 'mass-sms', tone: 'care', values }]
  if (/^9[56]\d{3,6}$/.test(bare)) return [{ code: 'call-centre', tone: 'care', values }]
  if (/^0[1-9]\d{8,11}$/.test(bare)) return [{ code: 'landline', tone: 'care', values }]
  if (isShortCode(bare)) return [{ code: 'short-code', tone: 'care', values }]
  return [{ code: 'odd-number', tone: 'care', values }]
}

function abroad(digits: string, locale: string): Reason {
  const [, region] = CALLING_CODES.find(([code]) => digits.startsWith(`+${code}`)) ?? []
  const place = region && new Intl.DisplayNames([locale], { type: 'region' }).of(region)
  return place
    ? { code: 'abroad-from', tone: 'care', values: { shown: digits, place } }
    : { code: 'abroad', tone: 'care', values: { shown: digits } }
}
