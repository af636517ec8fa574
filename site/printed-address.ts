import { EDITIONS, type Locale } from './editions'
import { pathsIn } from './paths'
import { operator } from './queries/operator'

/** Where the portal lives, for paper: the whole address for a code, and what a hand would type. */
export function printedAddress(locale: Locale): { readonly href: string; readonly short: string } {
  const edition = EDITIONS.find((one) => one.locale === locale && !one.easy) ?? EDITIONS[0]
  const { href } = new URL(pathsIn(edition).home(), operator.url)
  return { href, short: href.replace(/^https?:\/\/|\/$/g, '') }
}
