import { parseEmail } from '../fields/email.ts'
import { foldForMatching } from '../fields/fold-for-matching.ts'
import { isStorable } from '../fields/free-text.ts'
import { LIMITS } from '../fields/limits.ts'
import { err, ok, type Result } from '../result.ts'
import { displayIndicator } from './display.ts'
import type { Doubt, IndicatorKind, NormalisedIndicator } from './indicator.ts'
import { normaliseAccount } from './normalise-account.ts'
import { normaliseQq, normaliseTelegram, normaliseWechat } from './normalise-handle.ts'
import { normalisePhone } from './normalise-phone.ts'
import { normaliseUrl } from './normalise-url.ts'
import { normaliseWallet } from './normalise-wallet.ts'
import { refang } from './refang.ts'

export type IndicatorError = 'required' | 'malformed' | 'too-long'

type Rule = (folded: string) => Result<{ value: string; doubts: readonly Doubt[] }, 'malformed'>

const undoubted = (result: Result<string, 'malformed'>): ReturnType<Rule> =>
  result.ok ? ok({ value: result.value, doubts: [] }) : result

/** Words as they are, in one spelling: for names of apps, companies and what fits no other kind. */
const words =
  (max: number): Rule =>
  (folded) => {
    const value = folded
      .toLowerCase()
      .replace(/[《》「」“”"']/g, '')
      .replace(/ +/g, ' ')
      .trim()
    return value !== '' && value.length <= max ? ok({ value, doubts: [] }) : err('malformed')
  }

const RULES: Record<IndicatorKind, Rule> = {
  phone: normalisePhone,
  url: normaliseUrl,
  account: normaliseAccount,
  wallet: (folded) => undoubted(normaliseWallet(folded)),
  wechat: normaliseWechat,
  qq: normaliseQq,
  telegram: normaliseTelegram,
  email: (folded) => undoubted(parseEmail(refang(folded))),
  app: words(LIMITS.name),
  company: words(LIMITS.name),
  other: words(LIMITS.line),
}

/**
 * An indicator in its one spelling: the same thing written in two ways gives the same `value`, and a
 * `value` normalises to itself. Light enough for the page; the Worker's verdict
 * (normalise-on-worker.ts) never changes `value`, it only adds doubts, so that both index alike.
 */
export function normaliseIndicator(
  kind: IndicatorKind,
  text: string,
): Result<NormalisedIndicator, IndicatorError> {
  if (text.length > LIMITS.indicator) return err('too-long')
  if (!isStorable(text)) return err('malformed')
  const folded = foldForMatching(text).trim()
  if (folded === '') return err('required')
  const result = RULES[kind](folded)
  if (!result.ok) return result
  const { value, doubts } = result.value
  return ok({ kind, value, doubts, display: displayIndicator({ kind, value }) })
}
