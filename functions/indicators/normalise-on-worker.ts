import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { parse } from 'tldts'
import { ok, type Result } from '../result.ts'
import type { Doubt, Indicator, IndicatorKind, NormalisedIndicator } from './indicator.ts'
import { type IndicatorError, normaliseIndicator } from './normalise.ts'

/**
 * `normaliseIndicator` with what only the Worker has room for: the numbering plans of all countries and
 * the list of public suffixes. It adds doubts and never changes the value, so that the page and the
 * Worker agree on what is one indicator.
 */
export function normaliseOnWorker(
  kind: IndicatorKind,
  text: string,
): Result<NormalisedIndicator, IndicatorError> {
  const result = normaliseIndicator(kind, text)
  if (!result.ok) return result
  const doubts = new Set<Doubt>([...result.value.doubts, ...doubtsOf(result.value)])
  return ok({ ...result.value, doubts: [...doubts] })
}

function doubtsOf({ kind, value }: Indicator): Doubt[] {
  if (kind === 'phone' && value.startsWith('+')) return isDialable(value) ? [] : ['undialable']
  if (kind === 'url' || kind === 'email') return hasSuffix(value) ? [] : ['unknown-suffix']
  return []
}

const isDialable = (e164: string) => parsePhoneNumberFromString(e164)?.isValid() ?? false

function hasSuffix(link: string): boolean {
  const { isIp, isIcann } = parse(link)
  return isIp === true || isIcann === true
}
