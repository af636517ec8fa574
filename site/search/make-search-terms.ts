// OpenCC and pinyin-pro are asked at build only: the page gets the few hundred pairs that it needs.
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { Guide } from '../schemas/guide'
import type { SearchWords, Wordings } from '../schemas/search'
import { foldWords, type SearchedPage, type SearchTerms, spellingsOf } from './search-terms'

export interface Searched {
  readonly path: string
  readonly title: string
  readonly sentence: string
  /** What it is called, in whatever language. */
  readonly names: readonly string[]
}

/** Everything a guide is called: in the language shown, in Chinese, and in everyday words. */
export const namesOf = (shown: Guide, original: Guide | undefined, words?: Wordings): string[] => [
  ...shown.alsoCalled,
  ...(original ? [original.title, ...original.alsoCalled] : []),
  ...(words?.zh ?? []),
  ...(words?.en ?? []),
]

/** @param texts everything in Chinese whose traditional spelling shall be understood */
export function makeSearchTerms(
  pages: readonly Searched[],
  { urgent, despair, slips }: Pick<SearchWords, 'urgent' | 'despair' | 'slips'>,
  texts: string,
): SearchTerms {
  const spellings = spellingPairs(texts, slips)
  const map = spellingsOf({ spellings })
  const folded = (list: readonly string[]) => [...new Set(list.map((one) => foldWords(one, map)))]
  return {
    pages: pages.map(({ path, title, sentence, names }): SearchedPage => {
      const terms = folded([title, ...names])
      return { path, title, sentence, terms, pinyin: pinyinOf(terms) }
    }),
    spellings,
    urgent: folded([...urgent.zh, ...urgent.en]),
    despair: folded([...despair.zh, ...despair.en]),
  }
}

const pinyinOf = (terms: readonly string[]) => [
  ...new Set(
    terms
      .filter((term) => /^\p{Script=Han}{2,6}$/u.test(term))
      .map((term) => pinyin(term, { toneType: 'none', type: 'array', v: true }).join('')),
  ),
]

/**
 * Every character of the texts that is written otherwise in Taiwan or Hong Kong, with its simple form;
 * before them the slips that are so common that both spellings are one.
 */
function spellingPairs(texts: string, slips: Readonly<Record<string, string>>): string {
  const written = [Converter({ from: 'cn', to: 'tw' }), Converter({ from: 'cn', to: 'hk' })]
  const pairs = new Map(Object.entries(slips))
  for (const char of new Set(texts.match(/\p{Script=Han}/gu))) {
    for (const write of written) {
      const other = write(char)
      if (other !== char && !pairs.has(other)) pairs.set(other, slips[char] ?? char)
    }
  }
  return [...pairs].flat().join('')
}
