import { searchFiles } from '../paths'

/** A page whose text has what was asked for. */
export interface Hit {
  readonly url: string
  readonly excerpt: string
  readonly content: string
  readonly meta: { readonly title: string }
}
interface Found {
  readonly id: string
  readonly score: number
  data(): Promise<Hit>
}
/** What is used of Pagefind's own script. */
export interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; noWorker: boolean }): Promise<void>
  search(words: string): Promise<{ results: Found[] }>
}

const MOST = 10
/** Pagefind's best may match single characters only, and are dropped. */
const LOOKED_AT = 25

/** Loads the index of the texts. @param root the folder that the site lives in */
export async function loadPagefind(root: URL): Promise<Pagefind> {
  const pagefind: Pagefind = await import(
    /* @vite-ignore */ new URL(searchFiles.pagefind(), root).href
  )
  // In a worker, WebAssembly would need the content policy of this page on the worker's file, too.
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24, noWorker: true })
  return pagefind
}

/** All words together first; where no page has them all, the pages that have most of them. */
export async function findTexts(
  pagefind: Pagefind,
  words: string,
  language: string,
): Promise<Hit[]> {
  const together = await pagefind.search(words)
  const results =
    together.results.length > 0 ? together.results : await findAny(pagefind, words, language)
  const hits = await Promise.all(results.slice(0, LOOKED_AT).map((result) => result.data()))
  const kept =
    language === 'en' ? hits : hits.filter(({ content }) => holdsOne(content, words, language))
  return kept.slice(0, MOST)
}

/** Pagefind goes down to single characters, which in Chinese match nearly any page. */
const holdsOne = (content: string, words: string, language: string) =>
  [words, ...pieces(words, language)].some((piece) => content.includes(piece))

async function findAny(pagefind: Pagefind, words: string, language: string): Promise<Found[]> {
  const best = new Map<string, Found & { sum: number }>()
  for (const piece of pieces(words, language)) {
    for (const found of (await pagefind.search(piece)).results) {
      const sum = (best.get(found.id)?.sum ?? 0) + found.score
      best.set(found.id, { ...found, sum })
    }
  }
  return [...best.values()].sort((a, b) => b.sum - a.sum)
}

function pieces(words: string, language: string): string[] {
  const segments =
    'Segmenter' in Intl
      ? [...new Intl.Segmenter(language, { granularity: 'word' }).segment(words)]
          .filter(({ isWordLike }) => isWordLike)
          .map(({ segment }) => segment)
      : words.split(/\s+/)
  return segments.filter((segment) => segment.length > (language === 'en' ? 2 : 1))
}

/** The excerpt's text and its `mark`s, and nothing else that its HTML may hold. */
export function marked(excerpt: string): Node[] {
  // Pagefind joins the blocks of a page with full stops.
  const joined = excerpt
    .replace(/^[\s.”。，]+/, '')
    .replace(/(?<=\p{Script=Han}|[。，？”>])\. /gu, ' … ')
  const { body } = new DOMParser().parseFromString(joined, 'text/html')
  return [...body.childNodes].map((node) => {
    const text = node.textContent ?? ''
    if (node.nodeName !== 'MARK') return document.createTextNode(text)
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}
