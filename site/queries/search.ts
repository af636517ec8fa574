import raw from '../../content/search.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { type Locale, ordinaryEdition } from '../editions'
import { wordsIn } from '../i18n'
import { pathsIn } from '../paths'
import { SEARCHED_PAGES, searchSchema } from '../schemas/search'
import { makeSearchTerms, namesOf, type Searched } from '../search/make-search-terms'
import type { SearchTerms } from '../search/search-terms'
import { allGuides, slugOf } from './guides'
import { allAudiences, allDoors, doorPath, slugOfPerson } from './people'

const words = parseContent(searchSchema, raw, 'content/search.yaml')

/** The names of everything that a search can lead to, for a language; Chinese names count in English, too. */
export async function searchTerms(locale: Locale): Promise<SearchTerms> {
  const t = wordsIn(locale)
  const paths = pathsIn(ordinaryEdition(locale))
  const [shown, chinese] = [await allGuides(locale), await allGuides('zh-CN')]
  const guides = shown.map((guide): Searched => {
    const slug = slugOf(guide)
    const original = chinese.find((one) => slugOf(one) === slug)
    return {
      path: paths.guide(slug),
      title: guide.data.title,
      sentence: guide.data.oneSentence,
      names: namesOf(guide.data, original?.data, words.guides[slug]),
    }
  })
  const pages = SEARCHED_PAGES.map((page): Searched => {
    const { zh = [], en = [] } = words.pages[page] ?? {}
    return {
      path: paths[page](),
      title: t(`search.pages.${page}.title`),
      sentence: t(`search.pages.${page}.sentence`),
      names: [...zh, ...en],
    }
  }).filter(({ names }) => names.length > 0)
  const people = [
    ...(await allDoors(locale)).map((door) => ({ entry: door, path: doorPath(door, paths) })),
    ...(await allAudiences(locale)).map((audience) => ({
      entry: audience,
      path: paths.audience(slugOfPerson(audience)),
    })),
  ]
  const chinesePeople = [...(await allDoors('zh-CN')), ...(await allAudiences('zh-CN'))]
  const persons = people.map(({ entry, path }): Searched => {
    const { title, oneSentence, alsoCalled } = entry.data
    const original = chinesePeople.find((one) => slugOfPerson(one) === slugOfPerson(entry))?.data
    const names = original ? [original.title, ...original.alsoCalled] : []
    return { path, title, sentence: oneSentence, names: [...alsoCalled, ...names] }
  })
  const texts = [
    ...chinese.map(({ data, body }) => JSON.stringify(data) + body),
    ...chinesePeople.map(({ data }) => JSON.stringify(data)),
    JSON.stringify(words),
  ]
  return makeSearchTerms([...guides, ...persons, ...pages], words, texts.join(''))
}
