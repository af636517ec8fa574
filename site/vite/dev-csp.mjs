/**
 * In `npm run dev` only: Vite puts a page's styles and its own reload script into the page, which the
 * strict policy forbids. The dev server loosens these two words of what the Worker answers; nothing of
 * this is in a build.
 * @returns {import('vite').Plugin}
 */
export function devCsp() {
  return {
    name: 'dev-csp',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((_, response, next) => {
        const { writeHead } = response
        response.writeHead = (...args) => writeHead.apply(response, args.map(looserHeaders))
        next()
      })
    },
  }
}

/** Headers given along with the status: as names and values in a row, or as an object. */
function looserHeaders(arg) {
  if (Array.isArray(arg)) return arg.map((one, n) => (n % 2 ? looser(arg[n - 1], one) : one))
  if (typeof arg !== 'object' || arg === null) return arg
  return Object.fromEntries(Object.entries(arg).map(([name, value]) => [name, looser(name, value)]))
}

const looser = (name, value) =>
  String(name).toLowerCase() === 'content-security-policy' ? loosen(String(value)) : value

const loosen = (policy) =>
  policy
    .replace(/(?<=(?:script|style)-src 'self')/g, " 'unsafe-inline'")
    .replace(/; require-.*/, '')
