import { decodeHost } from './decode-host.ts'
import type { Indicator } from './indicator.ts'
import { isShortCode } from './short-codes.ts'

/**
 * An indicator for people to read: phones and cards in groups, links and addresses defanged
 * ('hxxps://bad[.]tld/a'), so that neither a person nor a messenger turns them into something to click.
 */
export function displayIndicator({ kind, value }: Indicator): string {
  switch (kind) {
    case 'url':
      return defang(value)
    case 'email':
      return defangAddress(value)
    case 'phone':
      return spacePhone(value)
    case 'account':
      if (value.includes('@')) return defangAddress(value)
      return /^\d+$/.test(value) ? (value.match(/\d{1,4}/g) ?? []).join(' ') : spacePhone(value)
    default:
      return value.replaceAll('.', '[.]').replace(/:\/\//g, '[://]')
  }
}

/** The same with the middle hidden: enough to recognise what one knows, not to learn what one doesn't. */
export function maskIndicator({ kind, value }: Indicator): string {
  switch (kind) {
    case 'url':
      return defang(hostOf(value))
    case 'phone':
      return spacePhone(maskPhone(value))
    case 'email':
      return maskAddress(value)
    case 'account':
    case 'wallet':
      if (value.includes('@')) return maskAddress(value)
      return value.length > 8 ? `****${value.slice(-4)}` : '****'
    default: {
      const [first = '', ...rest] = value
      return rest.length > 2 ? `${first}***${rest.at(-1)}` : `${first}***`
    }
  }
}

/** What a host says in letters, where it isn't ASCII: 'xn--fsq.com' → '例.com'; else null. */
export function readableHost(url: string): string | null {
  const host = hostOf(url)
  const decoded = decodeHost(host)
  return decoded === host ? null : decoded.replaceAll('.', '[.]')
}

const hostOf = (url: string) => url.replace(/^https?:\/\//, '').split(/[/?]/)[0] ?? ''

function defang(url: string): string {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)?([^/?]*)(.*)$/s.exec(url) ?? []
  return `${scheme.replace('tt', 'xx')}${host.replaceAll('.', '[.]')}${rest}`
}

const maskAddress = (address: string) => defangAddress(address.replace(/^(.).*(?=@)/u, '$1***'))
const defangAddress = (address: string) => address.replaceAll('.', '[.]')

/** Four digits hidden: the middle ones of a mainland mobile, else the last. Short codes are public. */
function maskPhone(value: string): string {
  if (isShortCode(value)) return value
  return /^\+861[3-9]\d{9}$/.test(value)
    ? value.replace(/\d{4}(\d{4})$/, '****$1')
    : value.replace(/\d{4}$/, '****')
}

/** 138 0013 8000 · 010 1234 5678 · 400 820 8820 · +44 …; anything else as it is. */
function spacePhone(value: string): string {
  return value
    .replace(/^\+86(1[3-9][\d*])([\d*]{4})([\d*]{4})$/, '$1 $2 $3')
    .replace(/^\+86([48]00)([\d*]{3})([\d*]{4})$/, '$1 $2 $3')
    .replace(/^\+86(10|2\d|[3-9]\d{2})([\d*]{3,4})([\d*]{4})$/, '0$1 $2 $3')
}
