// OpenCC and pinyin-pro are asked at build only: the page gets the few hundred pairs that it needs.
import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'
import type { Guide } from '../schemas/guide'
import type { SearchWords, Wordings } from '../schemas/search'
import { foldWords, type SearchedPage, type SearchTerms } from './search-terms'

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
  { urgent, despair }: Pick<SearchWords, 'urgent' | 'despair'>,
  texts: string,
): SearchTerms {
  const folded = (list: readonly string[]) => [...new Set(list.map((one) => foldWords(one)))]
  return {
    pages: pages.map(({ path, title, sentence, names }): SearchedPage => {
      const terms = folded([title, ...names])
      return { path, title, sentence, terms, pinyin: pinyinOf(terms) }
    }),
    traditional: traditionalPairs(texts),
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

/** Every character of the texts that is written otherwise in Taiwan or Hong Kong, with its simple form. */
function traditionalPairs(texts: string): string {
  const spellings = [Converter({ from: 'cn', to: 'tw' }), Converter({ from: 'cn', to: 'hk' })]
  const pairs = new Map<string, string>([['帳', '账']])
  for (const char of new Set(texts.match(/\p{Script=Han}/gu))) {
    for (const spell of spellings) {
      const written = spell(char)
      if (written !== char && !pairs.has(written)) pairs.set(written, char)
    }
  }
  return [...pairs].flat().join('')
}
