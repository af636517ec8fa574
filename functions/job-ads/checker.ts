import addresses from '../../content/addresses.yaml'
import rules from '../../content/job-ads/rules.yaml'
import signals from '../../content/job-ads/signals.yaml'
import words from '../../content/job-ads/words.yaml'
import { type AdChecker, compileRules } from './compile-rules.ts'
import { readCompany } from './read-company.ts'
import type { AdRules, AdSignals, AdWords } from './rules.schema.ts'

let compiled: AdChecker | undefined

/** The rules of content/job-ads, compiled in; the build has checked them. */
export function adChecker(): AdChecker {
  compiled ??= compileRules(
    { ...(words as object), ...(addresses as object) } as AdWords,
    signals as AdSignals,
    rules as AdRules,
    readCompany,
  )
  return compiled
}
