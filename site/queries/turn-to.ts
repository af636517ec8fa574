import file from '../../content/turn-to.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Locale } from '../editions'
import { turnToSchema } from '../schemas/turn-to'
import { helplines, tapAddress } from './helplines'
import { inLanguage } from './operator'

const groups = parseContent(turnToSchema, file, 'content/turn-to.yaml')

/** Who is there for what, in the words of a language: what /where/ shows and /where/<language>.json holds. */
export function turnTo(locale: Locale) {
  return groups.map(({ id, title, places }) => ({
    id,
    title: inLanguage(title, locale),
    places: places.map((place) => ({
      ...contactOf(place, locale),
      asks: place.asks && inLanguage(place.asks, locale),
      neverAsks: place.neverAsks && inLanguage(place.neverAsks, locale),
      sources: place.sources.map((source) => inLanguage(source, locale)),
    })),
  }))
}

type Place = (typeof groups)[number]['places'][number]

function contactOf(place: Place, locale: Locale) {
  if (place.number === null) {
    return {
      number: null,
      tap: null,
      name: inLanguage(place.name, locale),
      when: inLanguage(place.when, locale),
      direction: place.direction,
      hours: inLanguage(place.hours, locale),
      fromAbroad: null,
      abroad: inLanguage(place.abroad, locale),
      checkedOn: null,
    }
  }
  const line = helplines.find(({ number }) => number === place.number)
  if (!line) throw new Error(`content/turn-to.yaml: ${place.number} is not in helplines.yaml`)
  return {
    number: line.number,
    tap: tapAddress(line),
    ...inLanguage(line, locale),
    direction: line.direction,
    hours: inLanguage(line.hours, locale),
    fromAbroad: line.fromAbroad,
    abroad: null,
    checkedOn: line.checkedOn,
  }
}
