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
  const written = refang(folded).replace(AROUND, '')
  const full = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(written) ? written : `https://${written}`
  if (/\s/.test(full) || !URL.canParse(full)) return err('malformed')
  const url = new URL(full)
  const host = url.hostname.replace(/\.$/, '')
  if (!/^https?:$/.test(url.protocol) || !isPublicHost(host)) return err('malformed')
  const doubts: Doubt[] = []
  if (url.username || url.password) doubts.push('userinfo')
  if (/^\[|^[\d.]+$/.test(host)) doubts.push('ip-host')
  if (isLookalike(decodeHost(host))) doubts.push('lookalike')
  const port = url.port && `:${url.port}`
  const value = `${url.protocol}//${host}${port}${url.pathname}${queryOf(url)}`
  return ok({ value: value.replace(/[/.,;!?)'"]+$/, ''), doubts })
}

/** The query as written, without tracking parameters: order and spelling may matter to the server. */
function queryOf(url: URL): string {
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING.test(pair.split('=')[0] ?? ''))
  return kept.length > 0 ? `?${kept.join('&')}` : ''
}
