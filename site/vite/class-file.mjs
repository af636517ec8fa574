import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The page that holds everything, and the file that it becomes. `.htm`, because it is no page of the site. */
const PAGES = ['', 'en/'].map((language) => ({
  page: `${language}class/all/index.html`,
  file: `${language}class/files/jingzhong-class.htm`,
}))

/**
 * Makes the one file for the class: styles inside, links to the site's pages with the site's address, nothing
 * that a browser would fetch. Runs before the static kit makes links relative.
 * @param {string} site the address where the portal lives
 * @returns {import('astro').AstroIntegration}
 */
export function classFile(site) {
  return {
    name: 'class-file',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        for (const { page, file } of PAGES) {
          const html = readFileSync(join(root, page), 'utf8')
          const styleOf = (path) => readFileSync(join(root, path), 'utf8')
          mkdirSync(dirname(join(root, file)), { recursive: true })
          writeFileSync(join(root, file), makeSingleFile(html, { site, styleOf }))
          rmSync(join(root, dirname(page)), { recursive: true })
        }
        logger.info(`${PAGES.length} files hold everything for the class`)
      },
    },
  }
}

/**
 * @param {string} html
 * @param {{ site: string, styleOf: (path: string) => string }} from
 */
export function makeSingleFile(html, { site, styleOf }) {
  return html
    .replace(/<link[^>]*rel="stylesheet"[^>]*>/g, (tag) => {
      const [, path = ''] = /href="([^"]+)"/.exec(tag) ?? []
      return `<style>${styleOf(path)}</style>`
    })
    .replace(/<(?:script\b[^>]*>[\s\S]*?<\/script|link\b[^>]*)>/g, '')
    .replace(/(?<=\shref=")\/(?!\/)[^"]*(?=")/g, (path) => new URL(path, site).href)
}
