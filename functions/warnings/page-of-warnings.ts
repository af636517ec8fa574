import { cardPath } from '../cards/card-path.ts'
import type { WarningQuery } from './query.schema.ts'
import type { WarningEntry } from './warning.schema.ts'

export type PageOfWarnings = Pick<WarningQuery, 'lang' | 'after' | 'limit'> & {
  /** Where the portal is: https://… */
  readonly origin: string
}

/** A page of warnings as the API gives them, and where the next one begins. Pure. */
export function pageOf(
  all: readonly WarningEntry[],
  { lang, after, limit, origin }: PageOfWarnings,
) {
  const left = after === undefined ? all : all.filter((one) => isAfter(one, after))
  const page = left.slice(0, limit)
  const last = page.at(-1)
  return {
    warnings: page.map((one) => shown(one, lang, origin)),
    next: last && left.length > page.length ? placeOf(last) : null,
  }
}

/** A place in the list: it stays where it is although warnings come and go before it. */
const placeOf = ({ updatedAt, id }: WarningEntry) => `${updatedAt}~${id}`

/** The list runs from the last changed to the first, and by id within one moment. */
function isAfter({ updatedAt, id }: WarningEntry, place: string): boolean {
  const [at = '', than = ''] = place.split('~')
  return updatedAt < at || (updatedAt === at && id > than)
}

function shown(entry: WarningEntry, lang: WarningQuery['lang'], origin: string) {
  const said = (lang === 'en' && entry.words.en) || entry.words.zh
  const { id, kind, scamType, region, school, confidence, example, cards } = entry
  const at = origin + (lang === 'en' ? '/en' : '')
  const cardLang = said === entry.words.zh ? 'zh' : 'en'
  const card = cards?.[cardLang]
  return {
    ...{ id, kind, lang: said === entry.words.zh ? ('zh-CN' as const) : lang },
    ...{ title: said.title, summary: said.summary },
    ...{ scamType, region, school: school && { id: school.id, name: nameIn(school.name, lang) } },
    ...{ confidence, example },
    ...{ publishedAt: entry.publishedAt, updatedAt: entry.updatedAt, expiresAt: entry.expiresAt },
    url: `${at}/warnings/${id}/`,
    appealUrl: `${at}/appeal/?warning=${id}`,
    card: card
      ? {
          url: origin + cardPath(id, cardLang, card.digest),
          ...{ width: card.width, height: card.height },
        }
      : null,
  }
}

const nameIn = ({ zh, en }: { zh: string; en?: string | undefined }, lang: string) =>
  lang === 'en' ? (en ?? zh) : zh
