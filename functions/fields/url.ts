import { err, ok, type Result } from '../result.ts'
import { isStorable } from './free-text.ts'
import { isPublicHost } from './host.ts'
import { LIMITS } from './limits.ts'
import { parsedText } from './parsed-text.ts'

/**
 * A web address: http or https (https where none is written), a host with a top level or an IP
 * address, no user name or password, the rest as `URL` spells it. Never fetched by anything here.
 */
export function parseUrl(text: string): Result<string, 'malformed'> {
  if (!isStorable(text)) return err('malformed')
  const written = text.trim()
  const full = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(written) ? written : `https://${written}`
  if (/\s/.test(full) || !URL.canParse(full)) return err('malformed')
  const url = new URL(full)
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
  if (!isWeb || url.username || url.password || !isPublicHost(url.hostname)) return err('malformed')
  return url.href.length <= LIMITS.url ? ok(url.href) : err('malformed')
}

/** A link to something public. */
export const url = parsedText(LIMITS.url, parseUrl)
