import cloudflare from '@astrojs/cloudflare'
import { unified } from '@astrojs/markdown-remark'
import { defineConfig } from 'astro/config'
import remarkCjkFriendly from 'remark-cjk-friendly'
import { portalRoutes } from './site/vite/portal-routes.mjs'
import { stringKeys } from './site/vite/string-keys.mjs'
import { yaml } from './site/vite/yaml.mjs'

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  site: 'http://localhost:8787',
  output: 'static',
  // 'always' breaks the API's routes in dev; the asset layer adds the slash to pages itself.
  trailingSlash: 'ignore',
  // HTML as written: the default of Astro 7 eats spaces between inline elements.
  compressHTML: true,
  adapter: cloudflare({ imageService: 'passthrough', prerenderEnvironment: 'node' }),
  session: false,
  // Our own check (functions/http/same-origin.ts) also lets browsers through that send no Origin.
  security: { checkOrigin: false },
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    // The default engine breaks **Chinese bold** before full-width punctuation.
    processor: unified({ remarkPlugins: [remarkCjkFriendly], smartypants: false }),
  },
  vite: { plugins: [yaml()], build: { assetsInlineLimit: 0 } },
  integrations: [stringKeys(), portalRoutes()],
})
