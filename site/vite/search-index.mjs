import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { close, createIndex } from 'pagefind'

const UNUSED = /^pagefind-(?:.*ui|highlight|worker)\.(?:css|js)$/

/**
 * Builds the search index over the pages that mark a part with `data-pagefind-body`: the guides of
 * the ordinary editions. The large ones hold the same words; enhance/search.ts moves the address.
 * @returns {import('astro').AstroIntegration}
 */
export function searchIndex() {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir)
        const { index, errors } = await createIndex({ keepIndexUrl: false })
        if (!index) throw new Error(`pagefind: ${errors.join('; ')}`)
        const added = await index.addDirectory({ path: folder, glob: '**/*.html' })
        const written = await index.writeFiles({ outputPath: `${folder}/pagefind` })
        await close()
        // Pagefind's own interfaces and its worker: we have ours, and need none.
        for (const name of readdirSync(`${folder}/pagefind`).filter((file) => UNUSED.test(file))) {
          rmSync(`${folder}/pagefind/${name}`)
        }
        const wrong = [...added.errors, ...written.errors]
        if (wrong.length > 0) throw new Error(`pagefind: ${wrong.join('; ')}`)
        logger.info(`indexed ${added.page_count} pages`)
      },
    },
  }
}
