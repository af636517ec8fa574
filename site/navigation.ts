import { BUILD_MODE } from './build-mode'
import type { Edition } from './editions'
import { wordsIn } from './i18n'
import { pathsIn } from './paths'
import { operator } from './queries/operator'

export interface NavItem {
  readonly href: string
  readonly words: string
}

/** The main menu, in order; the large edition has three things in it, and the rest at its foot. */
export function mainNav(edition: Edition): NavItem[] {
  const paths = pathsIn(edition)
  const few = [paths.guides(), paths.check(), paths.report()]
  return allRooms(edition).filter(({ href }) => !edition.easy || few.includes(href))
}

/** A room that opens to the public gets its line here. */
function allRooms(edition: Edition): NavItem[] {
  const t = wordsIn(edition.locale)
  const paths = pathsIn(edition)
  const report = operator.kind === 'police' ? 'site.nav.reportPolice' : 'site.nav.report'
  return [
    { href: paths.guides(), words: t('site.nav.guides') },
    { href: paths.check(), words: t('site.nav.check') },
    { href: paths.warnings(), words: t(`warnings.title.${operator.kind}`) },
    { href: paths.search(), words: t('site.nav.search') },
    { href: paths.report(), words: t(BUILD_MODE.reporting ? report : 'site.nav.reportOff') },
    { href: paths.about(), words: t('site.nav.about') },
  ]
}

/** The menu at the foot: what the main one doesn't hold. */
export function footNav(edition: Edition): NavItem[] {
  const t = wordsIn(edition.locale)
  const paths = pathsIn(edition)
  return [
    // The ordinary editions' menu at the top holds these.
    ...(edition.easy ? allRooms(edition) : []),
    { href: paths.class(), words: t('class.nav') },
    { href: paths.people(), words: t('people.title') },
    { href: paths.schools(), words: t('schools.title') },
    ...(BUILD_MODE.reporting ? [{ href: paths.reportStatus(), words: t('site.nav.status') }] : []),
    { href: paths.where(), words: t('where.title') },
    { href: paths.mistaken(), words: t('mistaken.title') },
    { href: paths.law(), words: t('law.title') },
    { href: paths.glossary(), words: t('glossary.title') },
    // The large edition keeps its foot short; the figures lead to the download.
    ...(edition.easy
      ? []
      : [
          { href: paths.mechanisms(), words: t('mechanisms.title') },
          { href: paths.statistics(), words: t('statistics.title') },
        ]),
    { href: paths.privacy(), words: t('site.nav.privacy') },
    { href: paths.accessibility(), words: t('site.nav.accessibility') },
    ...(BUILD_MODE.reporting ? [{ href: paths.api(), words: t('api.title') }] : []),
  ]
}
