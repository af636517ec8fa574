import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'

/**
 * Lets `content/**` YAML be imported as a module, in the site's build, in the Worker's bundle and in
 * the tests alike. A file that isn't YAML stops the build with its name and line.
 * @returns {import('vite').Plugin}
 */
export function yaml() {
  return {
    name: 'content-yaml',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0]
      if (!file?.endsWith('.yaml')) return null
      const source = standIn(file) ?? file
      this.addWatchFile(source)
      return `export default ${JSON.stringify(readYaml(source))}`
    },
  }
}

/** The demonstration and the tests bring centres with keys of their own: JINGZHONG_CENTRES names the file. */
function standIn(file) {
  return file.endsWith('/content/centres.yaml') ? process.env.JINGZHONG_CENTRES : undefined
}

/** Parses one YAML file; throws with file, line and reason. */
export function readYaml(file) {
  const document = parseDocument(readFileSync(file, 'utf8'))
  const [error] = document.errors
  if (error) throw new Error(`${file}:${error.linePos?.[0].line ?? '?'}: ${error.message}`)
  return document.toJS()
}
