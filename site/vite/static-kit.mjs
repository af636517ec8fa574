import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const LINK = /(?<=\s(?:href|src|action)=")\/(?!\/)([^"]*)(?=")/g

/**
 * Makes the built folder work from any place: from a sub-path of a school's server, and by
 * double-click. Every link to the site's own root becomes relative and names its `index.html`.
 * Absolute addresses (canonical, hreflang) stay as they are.
 * @returns {import('astro').AstroIntegration}
 */
export function staticKit() {
  return {
    name: 'static-kit',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        const pages = readdirSync(root, { recursive: true }).filter((f) => f.endsWith('.html'))
        for (const page of pages) {
          const file = join(root, page)
          writeFileSync(file, makeRelative(readFileSync(file, 'utf8'), page))
        }
        logger.info(`${pages.length} pages open without a server`)
      },
    },
  }
}

/**
 * `/guides/romance/#stop` on `en/now/index.html` becomes `../../guides/romance/index.html#stop`.
 * @param {string} html
 * @param {string} page path of the file inside the folder
 */
export function makeRelative(html, page) {
  const folder = dirname(page)
  return html.replace(LINK, (_, link) => {
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(link)
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
    return relative(folder, file).split(sep).join('/') + rest
  })
}
