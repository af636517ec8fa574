import { type AdLevel, checkAdvert, readSignals } from '../../../functions/job-ads/check-advert.ts'
import { type AdChecker, compileRules } from '../../../functions/job-ads/compile-rules.ts'
import { readCompany } from '../../../functions/job-ads/read-company.ts'
import type { AdRules, AdSignals, AdWords } from '../../../functions/job-ads/rules.schema.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'
import type { Advert } from './adverts.ts'

/** The rules as they are written. */
export const rulebook = () => ({
  words: {
    ...(readYaml('content/job-ads/words.yaml') as object),
    ...(readYaml('content/addresses.yaml') as object),
  } as AdWords,
  signals: readYaml('content/job-ads/signals.yaml') as AdSignals,
  rules: readYaml('content/job-ads/rules.yaml') as AdRules,
})

/** The check as it is. */
export function realChecker(): AdChecker {
  const { words, signals, rules } = rulebook()
  return compileRules(words, signals, rules, readCompany)
}

/**
 * A check that only knows words: each word of a signal is enough for it, and no “no”, quotation, distance
 * or exception takes anything back.
 */
function keywordChecker(): AdChecker {
  const { words, signals, rules } = rulebook()
  const single = Object.fromEntries(
    Object.entries(signals)
      .filter(([id]) => !id.startsWith('solid-'))
      .map(([id, { find }]) => [
        id,
        {
          find: find.flatMap((one) => one.split(' ').filter((part) => !/^(?:\.\.|~)\d/.test(part))),
        },
      ]),
  )
  return compileRules({ ...words, turns: {} as AdWords['turns'] }, single, rules, readCompany)
}

/**
 * What counting words could reach at the very best: of the fraudulent adverts, how many stand above the
 * threshold that keeps within the alarms allowed, chosen with all answers known.
 */
export function bestByWords(adverts: readonly Advert[]): Record<'stop' | 'caution', number> {
  const checker = keywordChecker()
  const counts = adverts.map(({ text, isFraud }) => ({
    isFraud,
    found: readSignals(checker, text, '', { steps: 0 }).size,
  }))
  const shareOf = (isFraud: boolean, least: number) => {
    const those = counts.filter((one) => one.isFraud === isFraud)
    return those.filter(({ found }) => found >= least).length / those.length
  }
  const best = (allowed: number) =>
    Math.max(
      ...counts
        .map(({ found }) => found)
        .filter((least) => shareOf(false, least) <= allowed)
        .map((least) => shareOf(true, least)),
      0,
    )
  return { stop: best(LIMITS.alarms.stop), caution: best(LIMITS.alarms.caution) }
}

/** How many adverts of a set came out at which level. */
export interface AdFigures {
  readonly fraud: Readonly<Record<AdLevel, number>>
  readonly honest: Readonly<Record<AdLevel, number>>
}

export function measureAdverts(checker: AdChecker, adverts: readonly Advert[]): AdFigures {
  const none = { stop: 0, caution: 0, 'no-flags': 0 }
  const figures = { fraud: { ...none }, honest: { ...none } }
  for (const { text, isFraud } of adverts) {
    figures[isFraud ? 'fraud' : 'honest'][checkAdvert(checker, text).level] += 1
  }
  return figures
}

export interface AdRates {
  /** Of the fraudulent, at this level or a graver one. */
  readonly recall: number
  /** Of those at this level or a graver one, the fraudulent. */
  readonly precision: number
  /** Of the honest, at this level or a graver one. */
  readonly alarms: number
}

/** Rates at `stop`, and at `caution` or `stop`. */
export function ratesOf({ fraud, honest }: AdFigures): Record<'stop' | 'caution', AdRates> {
  const all = (one: AdFigures['fraud']) => one.stop + one.caution + one['no-flags']
  const rates = (caught: number, mistaken: number): AdRates => ({
    recall: caught / all(fraud),
    precision: caught / Math.max(caught + mistaken, 1),
    alarms: mistaken / all(honest),
  })
  return {
    stop: rates(fraud.stop, honest.stop),
    caution: rates(fraud.stop + fraud.caution, honest.stop + honest.caution),
  }
}

/** What the check must keep to, on adverts that its rules weren't made on. */
export const LIMITS = {
  recall: { stop: 0.7, caution: 0.95 },
  alarms: { stop: 0.05, caution: 0.25 },
} as const

/** Whether figures keep to the limits. */
export function keepsLimits(figures: AdFigures): boolean {
  const rates = ratesOf(figures)
  return (['stop', 'caution'] as const).every(
    (level) =>
      rates[level].recall >= LIMITS.recall[level] && rates[level].alarms <= LIMITS.alarms[level],
  )
}
