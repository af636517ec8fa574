/** What a form's page fetches late, by the names of its chunks. */
const LATE = /\/(?:show-evidence|prove-work)\./

/**
 * A script that is fetched late brings a list of what it needs, to be fetched beside it. These find all of
 * it on the page already: without the list, which is names and no words, the form itself is smaller.
 * @returns {import('vite').Plugin}
 */
export function lateScripts() {
  const resolveDependencies = (/** @type {string} */ file, /** @type {string[]} */ needed) =>
    LATE.test(file) ? [] : needed
  return {
    name: 'late-scripts',
    enforce: 'post',
    configEnvironment: () => ({ build: { modulePreload: { resolveDependencies } } }),
  }
}
