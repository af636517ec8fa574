import type { Locale } from '../editions'
import { wordsIn } from '../i18n'
import { guideCalled } from './guides'
import { ruleCalled } from './law'
import { mistaken } from './mistaken'
import { inLanguage } from './operator'

/** The name of what a link leads to: a guide's title, a rule's, a case's, or a page's. */
export async function nameOfTarget(target: string, locale: Locale): Promise<string> {
  const [page = '', anchor] = target.split('#')
  if (page.startsWith('guide:')) {
    return (await guideCalled(page.slice('guide:'.length), locale)).data.title
  }
  if (page === 'law' && anchor) return inLanguage(ruleCalled(anchor).title, locale)
  const wrong = mistaken.cases.find(({ id }) => page === 'mistaken' && id === anchor)
  if (wrong) return inLanguage(wrong, locale).title
  return wordsIn(locale)(`glossary.page.${page}` as StringKey)
}
