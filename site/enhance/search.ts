import { CHINESE_WORDS } from '../chinese-words'
import { movePath, searchFiles } from '../paths'
import { findTexts, type Hit, loadPagefind, marked, type Pagefind } from '../search/ask-pagefind'
import { type Ranked, rankPages } from '../search/rank-pages'
import type { SearchTerms } from '../search/search-terms'

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
  const [terms, pagefind] = await Promise.all([loadTerms(), loadPagefind(root)])
  return { terms, pagefind }
}

async function loadTerms(): Promise<SearchTerms> {
  const response = await fetch(new URL(searchFiles.terms(document.documentElement.lang), root))
  if (!response.ok) throw new Error(`no search terms: ${response.status}`)
  return response.json()
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
      const hits = await findTexts(pagefind, words, document.documentElement.lang)
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
    // Pages that merely share a word with such a sentence would stand in the way of the voice.
    const others = ranked.despair ? [] : hits.filter(({ url }) => !named.has(pathOf(url)))
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
    this.#reveal('.search-none', words !== '' && rows.length === 0 && !ranked.despair)
    if (words === '' || (ranked.despair && rows.length === 0)) this.#say('')
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
    name.replaceChildren(...spoken(title))
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

/** Words as nodes; on an English page, Chinese among them says what it is, as the build does elsewhere. */
function spoken(words: string): (string | Node)[] {
  if (document.documentElement.lang !== 'en') return [words]
  let end = 0
  const parts = [...words.matchAll(CHINESE_WORDS)].flatMap((run) => {
    const chinese = document.createElement('span')
    chinese.lang = 'zh-CN'
    chinese.textContent = run[0]
    const before = words.slice(end, run.index)
    end = run.index + run[0].length
    return [before, chinese]
  })
  return [...parts, words.slice(end)]
}

const NOTHING: Ranked = { pages: [], urgent: false, despair: false }

/** Pagefind says where the site lives as well: `/kit/guides/romance/`. */
const pathOf = (url: string) => `/${url.slice(root.pathname.length)}`

customElements.define('guide-search', GuideSearch)
