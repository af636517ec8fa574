import { foldForMatching } from '../fields/fold-for-matching.ts'
import { decodeHost } from '../indicators/decode-host.ts'
import { hostOf, readLink } from '../indicators/normalise-url.ts'
import { judgeHost } from '../lookalikes/judge-host.ts'
import type { ProtectedNames } from '../lookalikes/protected-names.ts'
import type { Reason, RegistryBrand } from './channel.ts'

const DOWNLOAD = /\.(?:apk|ipa|plist|mobileconfig|exe|msi|dmg)$/i

/** More labels than these are there to push the end of the address out of sight. */
const MANY_LABELS = 5

/**
 * What a link says by itself: whom it imitates, what it hides. Nothing is fetched and nobody is asked.
 * @returns null where the text is no link
 */
export function judgeLink(
  text: string,
  names: ProtectedNames<RegistryBrand>,
): { shown: string; host: string; reasons: readonly Reason[] } | null {
  const url = readLink(foldForMatching(text).trim())
  if (!url) return null
  const host = hostOf(url)
  const shown = decodeHost(host)
  return { shown, host, reasons: [...ofHost(host, shown, names), ...ofRest(url, shown)] }
}

/** What a host says by itself; also of what stands behind the @ of a mailbox. */
export function ofHost(
  host: string,
  shown: string,
  names: ProtectedNames<RegistryBrand>,
): Reason[] {
  const values = { host: shown, ascii: host }
  if (/^[\d.]+$|^\[/.test(host)) return [{ code: 'bare-address', tone: 'stop', values }]
  if (names.shorteners.has(host)) return [{ code: 'shortener', tone: 'care', values }]
  const verdict = judgeHost(host, names)
  const spelled: Reason[] = shown === host ? [] : [{ code: 'letters-shown', tone: 'care', values }]
  if (verdict.kind === 'own') {
    const { name, domains } = verdict.brand
    return [{ code: 'own', tone: 'fact', values: { ...values, name, domain: domains[0] ?? '' } }]
  }
  if (verdict.kind === 'imitation') {
    const { name, domains } = verdict.brand
    const named = { ...values, name, domain: domains[0] ?? '' }
    return [{ code: `imitates-${verdict.trick}`, tone: 'stop', values: named }, ...spelled]
  }
  if (/\.gov\.cn$/.test(host)) return [{ code: 'government', tone: 'fact', values }]
  const ending = host.slice(host.lastIndexOf('.') + 1)
  const cheap: Reason[] = names.cheap.has(ending)
    ? [{ code: 'cheap-ending', tone: 'care', values: { ...values, ending: `.${ending}` } }]
    : []
  return [...spelled, ...cheap]
}

function ofRest(url: URL, shown: string): Reason[] {
  const values = { host: shown }
  const found: Reason[] = []
  if (url.username || url.password) {
    const pretended = decodeURIComponent(url.username).slice(0, 60)
    found.push({ code: 'before-at', tone: 'stop', values: { ...values, pretended } })
  }
  if (DOWNLOAD.test(url.pathname)) found.push({ code: 'download', tone: 'stop', values })
  if (url.port) found.push({ code: 'port', tone: 'care', values: { ...values, port: url.port } })
  if (shown.split('.').length > MANY_LABELS)
    found.push({ code: 'many-labels', tone: 'care', values })
  if (url.protocol === 'http:') found.push({ code: 'not-encrypted', tone: 'care', values })
  return found
}
