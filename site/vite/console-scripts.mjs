/** The console's scripts that use the public form's parts. */
const CONSOLE = /\/site\/enhance\/(?:desk-form|import-reports)(?:\.ts$|\/)/
const MARK = '?console'

/**
 * Bundles those scripts by themselves. Parts that two pages use become files of their own, and the form
 * that the public loads on a slow network would come in more and larger pieces because of an office's page.
 * @returns {import('vite').Plugin}
 */
export function consoleScripts() {
  return {
    name: 'console-scripts',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async resolveId(source, importer, options) {
      const inside = importer?.endsWith(MARK)
      const from = inside ? importer?.slice(0, -MARK.length) : importer
      const found = await this.resolve(source, from, { ...options, skipSelf: true })
      if (!found || found.external || !(inside || CONSOLE.test(found.id))) return null
      return /^\/.*\.m?[jt]s$/.test(found.id) ? { ...found, id: found.id + MARK } : found
    },
  }
}
