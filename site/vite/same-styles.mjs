/**
 * Pages from the build and pages from the Worker share style files, and each of both builds writes them:
 * the later one would leave them with additions for its own target, which no reader's browser needs.
 * @returns {import('vite').Plugin}
 */
export function sameStyles() {
  return {
    name: 'same-styles',
    enforce: 'post',
    configEnvironment: () => ({ build: { cssTarget: 'esnext' } }),
  }
}
