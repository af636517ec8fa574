import rules from '../../../content/job-ads/rules.yaml'
import { LONGEST_ADVERT } from '../../../functions/job-ads/check-advert'
import type { AdRules } from '../../../functions/job-ads/rules.schema'
import { LONGEST } from '../../../functions/reports/form'
import { BUILD_MODE } from '../../build-mode'
import type { Edition } from '../../editions'
import type { VerdictSetup } from '../../enhance/job-ad/verdict-setup'
import { wordsIn } from '../../i18n'
import { apiPaths, pathsIn } from '../../paths'
import { guideCalled } from '../../queries/guides'
import { kitWarnings } from '../../queries/warnings'
import { saidIn } from '../warnings/warning-words'

/** The guides that a check can lead to, with their addresses. */
export async function guidesOfRules(edition: Edition) {
  const paths = pathsIn(edition)
  const slugs = [...new Set((rules as AdRules).rules.map(({ guide }) => guide))]
  const found = await Promise.all(
    slugs.map(async (slug) => {
      const { data } = await guideCalled(slug, edition.locale)
      return [slug, { href: paths.guide(slug), title: data.title }] as const
    }),
  )
  return Object.fromEntries(found)
}

/** Everything that the scripts of a check need to know of the page's language. */
export async function verdictSetup(edition: Edition): Promise<VerdictSetup> {
  const t = wordsIn(edition.locale)
  const paths = pathsIn(edition)
  return {
    locale: edition.locale,
    words: {
      ...t.section('job-check.result'),
      ...Object.fromEntries(
        Object.entries(t.section('job-check.level')).map(([key, words]) => [`level.${key}`, words]),
      ),
      required: t('job-check.wrong.required'),
    } as VerdictSetup['words'],
    guides: await guidesOfRules(edition),
    longest: LONGEST_ADVERT,
    warnings: BUILD_MODE.reporting
      ? { all: apiPaths.warnings({ lang: edition.locale, limit: '100' }), at: paths.warnings() }
      : kitWarnings().map(({ id, kind, scamType, words }) => {
          const { lang = edition.locale, words: said } = saidIn(words, edition.locale)
          const { title, summary } = said
          return { kind, scamType, lang, title, summary, href: paths.warning(id) }
        }),
    ...(BUILD_MODE.reporting && {
      carry: { to: paths.reportForm('job-ad'), most: LONGEST.pasted },
    }),
  }
}
