import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { readYaml } from '../../site/vite/yaml.mjs'
import { ROOT } from '../run/tools.ts'

/** Modules to put in another's place: the path within the project → the path of what replaces it. */
export type StandIns = Readonly<Record<string, string>>

/**
 * Bundles a Worker's entry with all that it imports into one module, as text: what is measured and
 * tried alone needs no site around it.
 */
export async function bundleWorker(entry: string, standIns: StandIns = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(ROOT, entry)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    conditions: ['workerd', 'worker', 'browser'],
    external: ['cloudflare:*', 'node:*'],
    logLevel: 'error',
    plugins: [content, replacing(standIns)],
  })
  const [output] = outputFiles
  if (!output) throw new Error(`${entry} gave no output`)
  return output.text
}

/** content/**.yaml, as the build of the site reads it. */
const content: Plugin = {
  name: 'content',
  setup({ onLoad }) {
    onLoad({ filter: /\.yaml$/ }, ({ path }) => ({
      loader: 'json',
      contents: JSON.stringify(readYaml(path)),
    }))
  },
}

const replacing = (standIns: StandIns): Plugin => ({
  name: 'replacing',
  setup({ onResolve }) {
    const replaced = new Map(
      Object.entries(standIns).map(([from, to]) => [resolve(ROOT, from), resolve(ROOT, to)]),
    )
    onResolve({ filter: /^\.{1,2}\// }, ({ path, resolveDir, importer }) => {
      const to = replaced.get(resolve(resolveDir, path))
      return to && importer !== to ? { path: to } : undefined
    })
  },
})
