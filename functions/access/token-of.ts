import { err, ok, type Result } from '../result.ts'

/** Longer than any token Access makes (a cookie holds 4,096 bytes); refused before it is parsed. */
const MAX_TOKEN = 8192

const HEADER = 'cf-access-jwt-assertion'
const COOKIE = 'CF_Authorization'

/**
 * The token that a request carries, as Access sends it: in a header, in a cookie, or the same in both.
 * Two different ones are refused, so that no proxy and no page can slip a second one in.
 */
export function tokenOf(request: Request): Result<string, 'no-token' | 'refused'> {
  const header = request.headers.get(HEADER)
  const tokens = new Set([...(header === null ? [] : [header]), ...cookiesOf(request)])
  tokens.delete('')
  if (tokens.size === 0) return err('no-token')
  const [token = ''] = tokens
  return tokens.size > 1 || token.length > MAX_TOKEN ? err('refused') : ok(token)
}

function cookiesOf(request: Request): readonly string[] {
  return (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${COOKIE}=`))
    .map((pair) => pair.slice(COOKIE.length + 1))
}
