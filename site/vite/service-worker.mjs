import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { roleOf, tidyPath } from '../offline/keep-rules.ts'

const SOURCE = 'site/offline/service-worker.ts'
/** Kept from the first visit on, in every edition; guides are kept when they are read. */
const AT_ONCE = /^(?:en\/)?(?:easy\/)?(?:now\/(?:card\/)?|offline\/)$/

/**
 * Writes `sw.js`: the service worker with the list of what it keeps at once, under a version that
 * changes when a page or file that it may keep does. Runs after all that still changes pages.
 * @param {{ reporting: boolean }} mode the static kit names its index files
 * @returns {import('astro').AstroIntegration}
 */
export function serviceWorker({ reporting }) {
  return {
    name: 'service-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir)
        const { version, precache } = whatToKeep(folder)
        const index = reporting ? '' : 'index.html'
        const { outputFiles } = await build({
          entryPoints: [SOURCE],
          bundle: true,
          minify: true,
          write: false,
          target: 'es2020',
          format: 'iife',
          define: {
            __BUILD__: JSON.stringify(version),
            __PRECACHE__: JSON.stringify(
              precache.map((path) => (path.endsWith('/') ? path + index : path)),
            ),
            __INDEX__: JSON.stringify(index),
          },
        })
        writeFileSync(join(folder, 'sw.js'), outputFiles[0].contents)
        logger.info(`keeps ${precache.length} pages and files from the first visit on`)
      },
    },
  }
}

/**
 * @param {string} folder of the built pages
 * @returns {{ version: string, precache: string[] }} paths below the folder, pages with their slash
 */
export function whatToKeep(folder) {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('/index.html') && roleOf(file) === 'keep')
    .sort()
  const assets = new Set(pages.flatMap((page) => assetsOf(folder, page)))
  const digest = createHash('sha256')
  for (const file of [...pages, ...[...assets].sort()]) {
    digest
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)))
  }
  return {
    version: digest.digest('hex').slice(0, 12),
    precache: [...pages.map(tidyPath).filter((path) => AT_ONCE.test(path)), ...assets],
  }
}

/** The styles and scripts of a page, and what the scripts import, as paths below the folder. */
function assetsOf(folder, page) {
  const html = readFileSync(join(folder, page), 'utf8')
  const waiting = [...html.matchAll(/\s(?:href|src)="([^"]*_astro\/[^"]+\.(?:css|js))"/g)].map(
    ([, link]) => new URL(link, `http://here.invalid/${page}`).pathname.slice(1),
  )
  const found = new Set()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    if (!path.endsWith('.js')) continue
    const script = readFileSync(join(folder, path), 'utf8')
    for (const [, name] of script.matchAll(/["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g)) {
      waiting.push(new URL(name, `http://here.invalid/${path}`).pathname.slice(1))
    }
  }
  return [...found]
}
