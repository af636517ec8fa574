import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const LINK = /(?<=\s(?:href|src|action)=")\/(?!\/)([^"]*)(?=")/g
/** The same in what a page hands to its script, as JSON in an attribute. */
const HANDED = /(?<=(?:&quot;|&#34;)href(?:&quot;|&#34;):(?:&quot;|&#34;))\/(?!\/)([^&]*)(?=&)/g
/** Browsers load no module from a file: what works without a server is a plain script on these pages. */
const PLAIN = /^(?:en\/)?(?:easy\/)?(?:kit|now|now\/card|check\/job-ad)\/index\.html$/
/** Not the script that starts the service worker, which needs a server. */
const MODULE = /<script type="module" src="\/(_astro\/(?!KeepOffline)[^"]+)\.js"><\/script>/g

/** Pages that the Worker renders in the whole portal, from what the editors wrote alone. */
const KIT_ROUTES = [
  ['/[...edition]/warnings', 'warnings.astro'],
  ['/[...edition]/warnings/[id]', 'warning.astro'],
  ['/[...edition]/schools/[school]', 'school.astro'],
  ['/embed/helplines/[...language]', 'embed-helplines.astro'],
  ['/embed/warnings/[...language]', 'embed-warnings.astro'],
]

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
      'astro:config:setup': ({ injectRoute }) => {
        for (const [pattern, file] of KIT_ROUTES) {
          injectRoute({ pattern, entrypoint: `./site/kit/${file}`, prerender: true })
        }
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir)
        const pages = readdirSync(root, { recursive: true }).filter((f) => f.endsWith('.html'))
        const modules = new Set()
        for (const page of pages) {
          const file = join(root, page)
          const html = readFileSync(file, 'utf8')
          const plain = PLAIN.test(page) ? makePlain(html, modules) : html
          writeFileSync(file, makeRelative(plain, page))
        }
        await writePlain(root, modules)
        logger.info(`${pages.length} pages open without a server`)
      },
    },
  }
}

/**
 * `<script type="module" src="/_astro/kit.js">` becomes `<script defer src="/_astro/kit.plain.js">`.
 * @param {string} html
 * @param {Set<string>} modules gets the path of each without its ending: `_astro/kit`
 */
export function makePlain(html, modules) {
  return html.replace(MODULE, (_, path) => {
    modules.add(path)
    return `<script defer src="/${path}.plain.js"></script>`
  })
}

/** Each module with all that it imports in one file that needs no `import`. */
async function writePlain(root, modules) {
  for (const path of modules) {
    await build({
      entryPoints: [join(root, `${path}.js`)],
      outfile: join(root, `${path}.plain.js`),
      bundle: true,
      minify: true,
      format: 'iife',
      logLevel: 'error',
    })
  }
}

/**
 * `/guides/romance/#stop` on `en/now/index.html` becomes `../../guides/romance/index.html#stop`.
 * @param {string} html
 * @param {string} page path of the file inside the folder
 */
export function makeRelative(html, page) {
  const folder = dirname(page)
  const fromHere = (_, link) => {
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(link)
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
    return relative(folder, file).split(sep).join('/') + rest
  }
  return html.replace(LINK, fromHere).replace(HANDED, fromHere)
}
