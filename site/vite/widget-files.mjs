import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { packText } from '../job-ads/pack-text.ts'
import { writeRules } from '../job-ads/write-rules.ts'
import { NEWEST } from '../widget/versions.ts'
import { readYaml } from './yaml.mjs'

/** The widget script as it was released: it never changes, because schools pin its hash. */
const SCRIPT = `site/public/widget/${NEWEST}.js`

/**
 * The files of the widgets, under /widget/: styles and scripts of their pages, named by what is in them, and
 * /widget.js, the newest of the versions in site/public/widget. They have an address of their own because
 * a frame may be kept from its own origin by a sandbox, and gets only what any site may have.
 * @param {{ reporting: boolean }} mode the static kit has two widgets, without a script
 * @returns {import('astro').AstroIntegration}
 */
export function widgetFiles({ reporting }) {
  /** @type {Map<string, string>} */
  let files
  let style = ''
  return {
    name: 'widget-files',
    hooks: {
      'astro:config:setup': async ({ updateConfig }) => {
        const made = await makeWidgetFiles()
        files = made.files
        style = made.names.style
        const define = { __WIDGET_FILES__: JSON.stringify(made.names) }
        updateConfig({ vite: { define, plugins: [serveFiles(files)] } })
      },
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir)
        mkdirSync(join(root, 'widget'), { recursive: true })
        const written = [...files].filter(([path]) => reporting || path === style)
        for (const [path, text] of written) writeFileSync(join(root, path), text)
        if (reporting) copyFileSync(SCRIPT, join(root, 'widget.js'))
      },
    },
  }
}

/**
 * How much of the packed rules of adverts, in signs, the script of their widget holds; the page brings the rest,
 * so that the one keeps within 20 kB and the other within 12.
 */
const IN_SCRIPT = 15_750

/** Whoever can't read this has the link to the full check. */
const MODERN = { target: 'es2022', charset: 'utf8' }

const packRules = () => {
  const [words, signals, rules] = ['words', 'signals', 'rules'].map((name) =>
    readYaml(`content/job-ads/${name}.yaml`),
  )
  return packText(writeRules({ words, signals, rules }))
}

/** @returns the texts by their paths, and the addresses that pages name */
export async function makeWidgetFiles() {
  const style = named('style', 'css', await bundle('site/widget/style.css'))
  const boardStyle = named('board', 'css', await bundle('site/widget/board-page.css'))
  const board = named('board', 'js', await bundle('site/widget/board.ts'))
  const packed = packRules()
  const define = { __AD_RULES__: JSON.stringify(packed.slice(0, IN_SCRIPT)) }
  const jobAd = named('job-ad', 'js', await bundle('site/widget/job-ad.ts', { ...MODERN, define }))
  const script = readFileSync(SCRIPT)
  return {
    files: new Map([style, boardStyle, board, jobAd]),
    names: {
      style: style[0],
      boardStyle: boardStyle[0],
      board: board[0],
      jobAd: jobAd[0],
      adRules: packed.slice(IN_SCRIPT),
      script: `/widget/${NEWEST}.js`,
      integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
    },
  }
}

async function bundle(entry, options = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    target: ['es2018', 'chrome70'],
    format: 'iife',
    logLevel: 'error',
    plugins: [themedTokens],
    ...options,
  })
  return outputFiles[0].text
}

const named = (name, ending, text) => [
  `/widget/${name}.${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${ending}`,
  text,
]

/** The site's own colours; a widget's theme may also be chosen, whatever the reader's device prefers. */
const themedTokens = {
  name: 'themed-tokens',
  setup({ onLoad }) {
    onLoad({ filter: /\/tokens\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /@media \(prefers-color-scheme: dark\) \{\s*:root (\{[^}]*\})\s*\}/,
        (_, dark) =>
          `:root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}
           @media (prefers-color-scheme: dark){:root:not([data-theme=light])${dark}}
           :root[data-theme=dark]${dark}`,
      ),
      loader: 'css',
    }))
  },
}

/** In `npm run dev`. */
const serveFiles = (files) => ({
  name: 'widget-files',
  apply: 'serve',
  configureServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      const text = files.get(request.url)
      if (text === undefined) return next()
      response.setHeader(
        'content-type',
        request.url.endsWith('.css') ? 'text/css' : 'text/javascript',
      )
      response.end(text)
    })
  },
})
