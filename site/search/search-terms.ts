/**
 * What the search page loads beside Pagefind's index: the names under which people look for a page, so
 * that everyday words, pinyin, traditional characters and slips lead there. Made at build
 * (make-search-terms.ts), asked on the reader's device (rank-pages.ts).
 */
export interface SearchTerms {
  readonly pages: readonly SearchedPage[]
  /** Traditional characters and the simplified ones for them, in turns: `騙骗帳账`. */
  readonly traditional: string
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

/** Slips so common that both spellings are one. */
const ONE_SPELLING: Readonly<Record<string, string>> = { 帐: '账', 做: '作' }

/**
 * A text as it is compared: one width, small letters, one spelling, no marks; spaces stay only between
 * Latin words.
 */
export function foldWords(text: string, traditional: ReadonlyMap<string, string> = NONE): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/[’‘`]/g, "'")
  const one = Array.from(plain, (char) => {
    const simple = traditional.get(char) ?? char
    return ONE_SPELLING[simple] ?? simple
  }).join('')
  return one
    .replace(/[^\p{L}\p{N}' ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim()
}

const NONE: ReadonlyMap<string, string> = new Map()

/** The pairs of SearchTerms.traditional as a map. */
export function traditionalOf({ traditional }: Pick<SearchTerms, 'traditional'>) {
  const chars = Array.from(traditional)
  return new Map(chars.flatMap((char, n) => (n % 2 === 0 ? [[char, chars[n + 1] ?? char]] : [])))
}
