import { movePath, searchFiles } from '../paths'
import { type Ranked, rankPages } from '../search/rank-pages'
import type { SearchTerms } from '../search/search-terms'

interface Hit {
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
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number; noWorker: boolean }): Promise<void>
  search(words: string): Promise<{ results: Found[] }>
}

const WAIT_MS = 250
const MOST = 10

/** The folder the site lives in: the script itself lies one below it. */
const root = new URL('..', /* @vite-ignore */ import.meta.url)

/** The names of pages, and the index of their texts. */
interface Index {
  readonly terms: SearchTerms
  readonly pagefind: Pagefind
}

let loading: Promise<Index> | undefined

async function load(): Promise<Index> {
  const [terms, pagefind] = await Promise.all([loadTerms(), loadPagefind()])
  return { terms, pagefind }
}

async function loadTerms(): Promise<SearchTerms> {
  const response = await fetch(new URL(searchFiles.terms(document.documentElement.lang), root))
  if (!response.ok) throw new Error(`no search terms: ${response.status}`)
  return response.json()
}

async function loadPagefind(): Promise<Pagefind> {
  const pagefind: Pagefind = await import(
    /* @vite-ignore */ new URL(searchFiles.pagefind(), root).href
  )
  // In a worker, WebAssembly would need the content policy of this page on the worker's file, too.
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24, noWorker: true })
  return pagefind
}

/**
 * Searches the guides on the reader's device. The list of all guides stays below, so that nothing is
 * lost where the index can't be loaded.
 */
class GuideSearch extends HTMLElement {
  #timer = 0
  #latest = ''

  connectedCallback() {
    const form = this.querySelector('form')
    const input = this.querySelector('input')
    if (!form || !input) return
    form.hidden = false
    // Without this script the page says that there is no search here, and to look through the list.
    this.#say('')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#search(input.value)
    })
    input.addEventListener('input', () => {
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#search(input.value), WAIT_MS)
    })
    const asked = new URLSearchParams(location.search).get('q')
    if (asked) {
      input.value = asked
      this.#search(asked)
    }
  }

  async #search(text: string) {
    clearTimeout(this.#timer)
    const words = text.trim()
    this.#latest = words
    if (words === '') return this.#show(NOTHING, [], '')
    this.#say(this.dataset.wait)
    try {
      loading ??= load()
      const { terms, pagefind } = await loading
      const ranked = rankPages(terms, words)
      const hits = await find(pagefind, words, document.documentElement.lang)
      if (this.#latest === words) this.#show(ranked, hits, words)
    } catch {
      loading = undefined
      this.#say(this.dataset.failed)
    }
  }

  #show(ranked: Ranked, hits: readonly Hit[], words: string) {
    const list = this.querySelector<HTMLElement>('.search-results')
    if (!list) return
    const named = new Set(ranked.pages.map(({ path }) => path))
    const others = hits.filter(({ url }) => !named.has(pathOf(url)))
    const rows = [
      ...ranked.pages.map(({ path, title, sentence }) => this.#row(path, title, [sentence])),
      ...others.map(({ url, meta, excerpt }) =>
        this.#row(pathOf(url), meta.title, marked(excerpt)),
      ),
    ].slice(0, MOST)
    list.hidden = rows.length === 0
    list.replaceChildren(...rows)
    this.#reveal('.search-despair', ranked.despair)
    this.#reveal('.search-urgent', ranked.urgent && !ranked.despair)
    this.#reveal('.search-none', words !== '' && rows.length === 0)
    if (words === '') this.#say('')
    else if (rows.length === 0) this.#say(this.dataset.none?.replace('{q}', words))
    else if (rows.length === 1) this.#say(this.dataset.one)
    else this.#say(this.dataset.results?.replace('{n}', String(rows.length)))
  }

  /** Whom to turn to stands before the results; it is there from the start, hidden. */
  #reveal(selector: string, shown: boolean) {
    const block = this.querySelector<HTMLElement>(selector)
    if (block) block.hidden = !shown
  }

  #row(path: string, title: string, about: readonly (string | Node)[]): HTMLLIElement {
    const { from = '', to = '' } = this.dataset
    const link = document.createElement('a')
    link.href = root.pathname + movePath(path, { prefix: from }, { prefix: to }).slice(1)
    const name = document.createElement('b')
    name.textContent = title
    const words = document.createElement('span')
    words.className = 'soft'
    words.replaceChildren(...about)
    link.replaceChildren(name, words)
    const row = document.createElement('li')
    row.replaceChildren(link)
    return row
  }

  #say(words = '') {
    const status = this.querySelector('.search-status')
    if (status) status.textContent = words
  }
}

const NOTHING: Ranked = { pages: [], urgent: false, despair: false }

/** Pagefind says where the site lives as well: `/kit/guides/romance/`. */
const pathOf = (url: string) => `/${url.slice(root.pathname.length)}`

/** All words together first; where no page has them all, the pages that have most of them. */
async function find(pagefind: Pagefind, words: string, language: string): Promise<Hit[]> {
  const together = await pagefind.search(words)
  const results =
    together.results.length > 0 ? together.results : await findAny(pagefind, words, language)
  const hits = await Promise.all(results.slice(0, MOST).map((result) => result.data()))
  return language === 'en' ? hits : hits.filter(({ content }) => holdsOne(content, words, language))
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
function marked(excerpt: string): Node[] {
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

customElements.define('guide-search', GuideSearch)
