import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CHINESE_WORDS } from '../chinese-words.ts'

const ENGLISH = /^en\/.*\.html?$/
const PIECE = /<!--[\s\S]*?-->|<[^>]*>|[^<]+/g
const TAG = /^<(?<end>\/)?(?<name>[a-z][\w-]*)/i
const LANG = /\slang="(?<lang>[^"]*)"/
const VOID = new Set('area br col embed hr img input link meta source track wbr'.split(' '))
/** Where a tag would be text, or a span isn't allowed. */
const CLOSED = new Set('option script style svg textarea title'.split(' '))
/** Often a flex container, in which every element is an item of its own: the words stay one. */
const TOGETHER = new Set('a button dt label span summary'.split(' '))

/**
 * Says on the English pages which words are Chinese, so that a screen reader changes its voice. Done
 * once for every page, since Chinese stands in guides, names and headings alike. Runs before the index
 * and the list of what is kept offline, which read the pages.
 * @returns {import('astro').AstroIntegration}
 */
export function markChineseWords() {
  return {
    name: 'mark-chinese',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        const pages = readdirSync(root, { recursive: true }).filter((file) => ENGLISH.test(file))
        for (const page of pages) {
          const file = join(root, page)
          writeFileSync(file, markChinese(readFileSync(file, 'utf8')))
        }
        logger.info(`${pages.length} English pages say which words are Chinese`)
      },
    },
  }
}

/**
 * `<p>order (刷单)</p>` becomes `<p>order (<span lang="zh-CN">刷单</span>)</p>`, where the words around
 * are English.
 * @param {string} html as Astro writes it: every element but the void ones is closed
 */
export function markChinese(html) {
  /** @type {{ name: string, lang: string | undefined, closed: boolean }[]} */
  const open = []
  return html.replace(PIECE, (piece) => {
    const { end, name = '' } = TAG.exec(piece)?.groups ?? {}
    const around = open.at(-1)
    if (piece.startsWith('<')) {
      if (end) open.splice(open.findLastIndex((one) => one.name === name))
      else if (name && !VOID.has(name) && !piece.endsWith('/>')) {
        open.push({
          name,
          lang: LANG.exec(piece)?.groups?.lang ?? around?.lang,
          closed: around?.closed || CLOSED.has(name),
        })
      }
      return piece
    }
    if (around?.closed || !around?.lang?.startsWith('en')) return piece
    const marked = piece.replace(CHINESE_WORDS, '<span lang="zh-CN">$&</span>')
    const whole = marked === piece || marked === `<span lang="zh-CN">${piece}</span>`
    return TOGETHER.has(around.name) && !whole ? `<span>${marked}</span>` : marked
  })
}
