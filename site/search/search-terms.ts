/**
 * What the search page loads beside Pagefind's index: the names under which people look for a page, so
 * that everyday words, pinyin, traditional characters and slips lead there. Made at build
 * (make-search-terms.ts), asked on the reader's device (rank-pages.ts).
 */
export interface SearchTerms {
  readonly pages: readonly SearchedPage[]
  /** Characters and the ones that they are compared as, in turns: `騙骗帳账`. */
  readonly spellings: string
  readonly urgent: readonly string[]
  readonly despair: readonly string[]
}

export interface SearchedPage {
  /** In the language's ordinary edition: `/en/guides/romance/`. */
  readonly path: string
  readonly title: string
  readonly sentence: string
  /** As foldWords writes them. */
  readonly terms: readonly string[]
  /** The Chinese terms in pinyin: `shuadan`. */
  readonly pinyin: readonly string[]
}

/**
 * A text as it is compared: one width, small letters, one spelling, no marks; spaces stay only between
 * Latin words.
 */
export function foldWords(text: string, spellings: ReadonlyMap<string, string>): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[’‘`]/g, "'")
  return Array.from(plain, (char) => spellings.get(char) ?? char)
    .join('')
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim()
}

/** The pairs of SearchTerms.spellings as a map. */
export function spellingsOf({ spellings }: Pick<SearchTerms, 'spellings'>) {
  const chars = Array.from(spellings)
  return new Map(chars.flatMap((char, n) => (n % 2 === 0 ? [[char, chars[n + 1] ?? char]] : [])))
}
