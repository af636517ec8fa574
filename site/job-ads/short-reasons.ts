import type { Locale } from '../../functions/fields/locale.ts'
import type { AdRules } from '../../functions/job-ads/rules.schema.ts'
import { rulesOfText } from './write-rules.ts'

/** What speaks against an advert, rule by rule: the first sentence of the reason. Pure. */
export const shortReasons = (rules: AdRules, locale: Locale): string[] =>
  rulesOfText(rules).map(({ reason }) =>
    locale === 'en'
      ? (/^.*?[.?](?= |$)/.exec(reason.en)?.[0] ?? reason.en)
      : (/^.*?[。？]/.exec(reason.zh)?.[0] ?? reason.zh),
  )
