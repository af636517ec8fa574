import file from '../../content/glossary.yaml'
import { parseContent } from '../../functions/content/parse-content'
import type { Locale } from '../editions'
import type { WordsToFind } from '../first-uses'
import { glossarySchema, type Term } from '../schemas/glossary'
import { inLanguage } from './operator'

export const glossary = parseContent(glossarySchema, file, 'content/glossary.yaml')

/** Terms under one letter: Chinese ones by pinyin, English ones by their own spelling. */
export interface LetterOfTerms {
  /** A capital, or `0–9`. */
  readonly letter: string
  readonly terms: readonly Term[]
}

const bare = (text: string) => text.normalize('NFD').replace(/[^\p{L}\p{N} ]/gu, '')

/** The whole glossary in the order of a dictionary. */
export function termsByLetter(locale: Locale): LetterOfTerms[] {
  const spelled = (term: Term) => bare(locale === 'zh-CN' ? term.pinyin : term.en.term)
  const sorted = [...glossary.terms].sort((a, b) => spelled(a).localeCompare(spelled(b), 'en'))
  const letterOf = (term: Term) => {
    const [first = ''] = spelled(term).toUpperCase()
    return /[A-Z]/.test(first) ? first : '0–9'
  }
  const groups = Map.groupBy(sorted, letterOf)
  return [...groups].map(([letter, terms]) => ({ letter, terms }))
}

/**
 * The spellings that a page links to the glossary. A term that leads back to the page itself is left
 * out: the page explains it better.
 * @param target the page, as `leadsTo` names it: `guide:romance`
 */
export const wordsToFind = (locale: Locale, target: string): WordsToFind[] =>
  glossary.terms
    .filter((term) => term.leadsTo !== target)
    .map(({ id, lookFor }) => ({
      id,
      words: inLanguage({ zh: lookFor?.zh ?? [], en: lookFor?.en ?? [] }, locale),
    }))
