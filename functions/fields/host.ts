const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const NAMED = new RegExp(`^(?:${LABEL}\\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})$`)
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/

/** Whether a host that `URL` made (lower case, punycode) is a name with a top level, or an address. */
export const isPublicHost = (host: string) =>
  host.length <= 253 && (NAMED.test(host) || ADDRESS.test(host))

/**
 * A domain name as the network sees it: lower case, punycode, without the final dot.
 * Null where it isn't one.
 */
export function asciiDomain(text: string): string | null {
  if (/[/?#@:\\\s]/.test(text) || !URL.canParse(`https://${text}`)) return null
  const host = new URL(`https://${text}`).hostname.replace(/\.$/, '')
  return host.length <= 253 && NAMED.test(host) ? host : null
}
