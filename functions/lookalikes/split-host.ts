/** A host in its parts: `pay.icbc.com.cn` is `['pay']`, `icbc`, `com.cn`. */
export interface HostParts {
  /** What stands in front of the name that was registered, first label first. */
  readonly before: readonly string[]
  /** The label that somebody registered. */
  readonly name: string
  readonly ending: string
}

/** Second labels under which countries register names: `com.cn`, `co.uk`. */
const SECOND =
  /^(?:com|co|net|org|gov|edu|ac|mil|or|ne|go|gob|idv|nom|asn|ltd|plc|me|sch|web|my|biz|info|in|firm|gen|ind)$/

/** Provinces, under each of which .cn registers names: `sc.cn`. */
const PROVINCES = new Set(
  'ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj'.split(
    ' ',
  ),
)

/** Hosts that give everybody a name of their own: the label in front of them is what somebody chose. */
const SHARED = new Set(
  (
    'github.io gitlab.io gitee.io pages.dev workers.dev vercel.app netlify.app web.app firebaseapp.com ' +
    'herokuapp.com onrender.com glitch.me blogspot.com wordpress.com weebly.com wixsite.com ' +
    'myshopify.com azurewebsites.net cloudfront.net ngrok.io ngrok.app ngrok-free.app repl.co ' +
    'surge.sh fly.dev readthedocs.io duckdns.org'
  ).split(' '),
)

/**
 * Cuts a host at the label that was registered. An abridged Public Suffix List (https://publicsuffix.org):
 * the list itself is 40 kB, too much for a phone, and no longer tells anything about borrowed names.
 */
export function splitHost(host: string): HostParts {
  const labels = host.split('.')
  const at = Math.max(0, labels.length - endingLength(labels) - 1)
  return {
    before: labels.slice(0, at),
    name: labels[at] ?? '',
    ending: labels.slice(at + 1).join('.'),
  }
}

function endingLength(labels: readonly string[]): number {
  const [last = '', second = ''] = labels.slice(-2).reverse()
  if (SHARED.has(`${second}.${last}`)) return 2
  const country = last.length === 2
  const pair = country && (SECOND.test(second) || (last === 'cn' && PROVINCES.has(second)))
  return pair && labels.length > 2 ? 2 : 1
}
