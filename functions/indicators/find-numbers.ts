import { parsePhone } from '../fields/phone.ts'
import type { Found } from './found.ts'
import type { IndicatorKind } from './indicator.ts'
import { hasLuhn } from './luhn.ts'
import { isHelpline, isShortCode } from './short-codes.ts'

/** Digits that stand together: between two groups at most two separators. */
const RUN = /(?<![a-z0-9@_.+])\+?\d+(?:[ ().·_-]{1,2}\d+)*(?![a-z0-9@_])/gi
const GROUP = /\d+/g
/** More groups or digits than the longest number has. */
const MOST_GROUPS = 20
const MOST_DIGITS = 23
/** How far back a word counts as saying what a number is. */
const REACH = 12

const ACCOUNT_WORD = /(?:卡号|账号|帐号|账户|帐户|银行卡|收款|account|card)[^\d\n]{0,12}$/i
const PHONE_WORD = /(?:电话|号码|来电|短信|拨打?|打来|热线|客服|call|phone|text|sms)[^\d\n]{0,12}$/i
/** After a number: then it was an amount, a share, a count. */
const COUNTED = /^ ?(?:元|块|万|千|百|亿|美元|%|个|人|次|年|月|天|小时|分钟|rmb|usd)/i

/** How many digits a number has at most, country code included, where callers often claim to be. */
const MOST_ABROAD: Readonly<Record<string, number>> = {
  1: 11,
  7: 11,
  44: 12,
  60: 12,
  61: 11,
  62: 13,
  63: 12,
  65: 10,
  66: 11,
  81: 12,
  82: 12,
  84: 11,
  91: 12,
  95: 12,
  852: 11,
  853: 11,
  855: 12,
  856: 13,
  886: 12,
  971: 12,
}

/** Phones, cards and accounts. Amounts, dates and people's own identity numbers are left alone. */
export function* findNumbers(text: string): Generator<Found> {
  for (const run of text.matchAll(RUN)) {
    const groups = [...run[0].matchAll(GROUP)].map(({ 0: digits, index }) => ({
      digits,
      start: run.index + index,
      end: run.index + index + digits.length,
    }))
    const before = text.slice(Math.max(0, run.index - 2 * REACH), run.index)
    const after = text.slice(run.index + run[0].length, run.index + run[0].length + 4)
    for (let first = 0; first < groups.length; ) {
      const plus = first === 0 && run[0].startsWith('+')
      const words = { before: first === 0 ? before : '', after }
      const hit = longestFrom(groups.slice(first, first + MOST_GROUPS), plus, words)
      if (!hit) {
        first += 1
        continue
      }
      const start = (groups[first]?.start as number) - (plus ? 1 : 0)
      const end = groups[first + hit.groups - 1]?.end as number
      yield { kind: hit.kind, text: text.slice(start, end), start, end }
      first += hit.groups
    }
  }
}

interface Words {
  readonly before: string
  readonly after: string
}

function longestFrom(
  groups: readonly { readonly digits: string }[],
  plus: boolean,
  words: Words,
): { kind: IndicatorKind; groups: number } | null {
  const whole: string[] = []
  for (const { digits } of groups) {
    const joined = (whole.at(-1) ?? '') + digits
    if (joined.length > MOST_DIGITS) break
    whole.push(joined)
  }
  for (let count = whole.length; count > 0; count--) {
    const last = count === groups.length
    const kind = kindOf(whole[count - 1] as string, plus, count === 1, {
      before: words.before,
      after: last ? words.after : '',
    })
    if (kind) return { kind, groups: count }
  }
  return null
}

function kindOf(
  digits: string,
  plus: boolean,
  inOneGroup: boolean,
  { before, after }: Words,
): IndicatorKind | null {
  if (COUNTED.test(after)) return null
  if (plus || /^00[1-9]\d{7}/.test(digits)) return isAbroad(plus ? digits : digits.slice(2))
  if (isIdentityNumber(digits)) return null
  if (ACCOUNT_WORD.test(before) && digits.length >= 8) return 'account'
  if (/^[3-69]\d{15,18}$/.test(digits) && hasLuhn(digits)) return 'account'
  const phone = /^(?:86)?1[3-9]\d{9}$|^0\d{9,11}$|^[48]00\d{7}$/.test(digits)
  if (phone && parsePhone(digits).ok) return 'phone'
  if (!inOneGroup || isHelpline(digits) || !isShortCode(digits)) return null
  return digits.startsWith('106') || PHONE_WORD.test(before) ? 'phone' : null
}

function isAbroad(digits: string): 'phone' | null {
  const code = [3, 2, 1].map((n) => digits.slice(0, n)).find((start) => start in MOST_ABROAD)
  const most = (code && MOST_ABROAD[code]) || 15
  return parsePhone(`+${digits}`).ok && (digits.startsWith('86') || digits.length <= most)
    ? 'phone'
    : null
}

/** A resident's identity number (GB 11643): region, day of birth, order, check digit. */
function isIdentityNumber(digits: string): boolean {
  return /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}$/.test(digits)
}
