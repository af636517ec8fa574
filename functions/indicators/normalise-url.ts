import { isPublicHost } from '../fields/host.ts'
import { err, ok, type Result } from '../result.ts'
import { decodeHost, isLookalike } from './decode-host.ts'
import type { Doubt } from './indicator.ts'
import { refang } from './refang.ts'

/** Parameters that say who shared a link and where, not where it leads. */
const TRACKING =
  /^(?:utm_.*|spm|scm|fbclid|gclid|gbraid|wbraid|msclkid|yclid|igshid|mc_[ce]id|_ga|share_.*|shareid|from_source|nsukey|isappinstalled|scene_from)$/i

/** What surrounds links in sentences; stripped at both ends. */
const AROUND = /^[\s"'“”‘’<>《》「」【(（,，。;；]+|[\s"'“”‘’<>《》「」】)）,，.。;；!！?？、]+$/g

/**
 * A link as scheme, host, path and query, refanged, in the spelling of `URL` (punycode, lower-case host,
 * no default port). Without what says nothing about where it leads: user name, fragment, tracking
 * parameters, final slash. No scheme counts as https. The text comes folded.
 */
export function normaliseUrl(
  folded: string,
): Result<{ value: string; doubts: readonly Doubt[] }, 'malformed'> {
  const url = readLink(folded)
  if (!url) return err('malformed')
  const host = hostOf(url)
  const doubts: Doubt[] = []
  if (url.username || url.password) doubts.push('userinfo')
  if (/^\[|^[\d.]+$/.test(host)) doubts.push('ip-host')
  if (isLookalike(decodeHost(host))) doubts.push('lookalike')
  const port = url.port && `:${url.port}`
  const value = `${url.protocol}//${host}${port}${url.pathname}${queryOf(url)}`
  return ok({ value: value.replace(/[/.,;!?)'"]+$/, ''), doubts })
}

/**
 * A link as it was meant: refanged, without what stands around it in a sentence; no scheme counts as https.
 * Null for what leads to no public host. The text comes folded.
 */
export function readLink(folded: string): URL | null {
  const written = refang(folded).replace(AROUND, '')
  const full = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(written) ? written : `https://${written}`
  if (/\s/.test(full) || !URL.canParse(full)) return null
  const url = new URL(full)
  return /^https?:$/.test(url.protocol) && isPublicHost(hostOf(url)) ? url : null
}

/** Without the final dot. */
export const hostOf = ({ hostname }: URL) => hostname.replace(/\.$/, '')

/** The query as written, without tracking parameters: order and spelling may matter to the server. */
function queryOf(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
