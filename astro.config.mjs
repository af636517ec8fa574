import cloudflare from '@astrojs/cloudflare'
import { unified } from '@astrojs/markdown-remark'
import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'
import remarkCjkFriendly from 'remark-cjk-friendly'
import { buildMode } from './site/vite/build-mode.mjs'
import { classFile } from './site/vite/class-file.mjs'
import { consoleScripts } from './site/vite/console-scripts.mjs'
import { contentCheck } from './site/vite/content-check.mjs'
import { devCsp } from './site/vite/dev-csp.mjs'
import { assetHeaders } from './site/vite/headers.mjs'
import { lateScripts } from './site/vite/late-scripts.mjs'
import { markChineseWords } from './site/vite/mark-chinese.mjs'
import { portalRoutes } from './site/vite/portal-routes.mjs'
import { sameStyles } from './site/vite/same-styles.mjs'
import { searchIndex } from './site/vite/search-index.mjs'
import { serviceWorker } from './site/vite/service-worker.mjs'
import { staticKit } from './site/vite/static-kit.mjs'
import { stringKeys } from './site/vite/string-keys.mjs'
import { widgetFiles } from './site/vite/widget-files.mjs'
import { yaml } from './site/vite/yaml.mjs'

const mode = buildMode()

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: process.env.JINGZHONG_OUT || './dist',
  site: mode.url,
  output: 'static',
  // 'always' breaks the API's routes in dev; the asset layer adds the slash to pages itself.
  trailingSlash: 'ignore',
  // HTML as written: the default of Astro 7 eats spaces between inline elements.
  compressHTML: true,
  // The static kit is a plain folder: no Worker, no on-demand page.
  ...(mode.reporting && {
    adapter: cloudflare({
      imageService: 'passthrough',
      prerenderEnvironment: 'node',
      inspectorPort: false,
      // The local database of `npm run dev` is that of `npm start`.
      ...(process.env.JINGZHONG_DATA && { persistState: { path: process.env.JINGZHONG_DATA } }),
    }),
  }),
  session: false,
  // In the Worker nothing but the allow-listed log of functions/http/request-log.ts is written.
  logger: { entrypoint: new URL('./site/vite/page-log.mjs', import.meta.url) },
  // Our own check (functions/http/same-origin.ts) also lets browsers through that send no Origin.
  security: { checkOrigin: false },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    // The default engine breaks **Chinese bold** before full-width punctuation.
    processor: unified({ remarkPlugins: [remarkCjkFriendly], smartypants: false }),
  },
  vite: {
    plugins: [yaml(), devCsp(), sameStyles(), lateScripts(), consoleScripts()],
    build: { assetsInlineLimit: 0 },
    worker: { format: 'es' },
    define: { __DEMO__: mode.demo, __REPORTING__: mode.reporting },
  },
  integrations: [
    contentCheck(),
    stringKeys(),
    classFile(mode.url),
    widgetFiles(mode),
    ...(mode.reporting ? [portalRoutes()] : [staticKit()]),
    // The large edition holds the same words and names the ordinary one as canonical.
    sitemap({ filter: (page) => !/\/(?:easy|search|offline|class\/all)\//.test(page) }),
    markChineseWords(),
    searchIndex(),
    serviceWorker(mode),
    assetHeaders(),
  ],
})
