import { decodeHost } from '../indicators/decode-host.ts'
import { judgeLabel, LONG, type Trick } from './judge-label.ts'
import type { Borrowed, ProtectedNames } from './protected-names.ts'
import { blurred, skeleton } from './skeleton.ts'
import { type HostParts, splitHost } from './split-host.ts'

/** What can be said of a host without asking anybody. `stranger` says nothing about it. */
export type HostVerdict<B extends Borrowed = Borrowed> =
  | { readonly kind: 'own'; readonly brand: B }
  | { readonly kind: 'imitation'; readonly brand: B; readonly trick: Trick }
  | { readonly kind: 'stranger' }

const STRANGER = { kind: 'stranger' } as const

/** Endings that nobody gets without showing who they are. */
const GUARDED = /\.(?:gov|edu|mil)\.cn$/

/** Endings of countries, with the second label under which some register companies. */
const NATIONAL = /^(?:(?:com?|ne|net)\.)?[a-z]{2}$/

/**
 * Compares a host with the names that fraud borrows. Rules only: no list of bad hosts, no network. The
 * figures of how often it is right are those of `npm run bench:lookalikes`.
 * @param host as `URL` writes it: small letters, punycode
 */
export function judgeHost<B extends Borrowed>(
  host: string,
  names: ProtectedNames<B>,
): HostVerdict<B> {
  const shown = decodeHost(host.replace(/\.$/, ''))
  const own = ownerOf(shown, names)
  if (own) return { kind: 'own', brand: own }
  if (GUARDED.test(shown) || isOthers(shown, names)) return STRANGER
  const parts = splitHost(shown)
  const worldwide = names.exact.get(parts.name)
  if (worldwide?.everywhere && NATIONAL.test(parts.ending)) return { kind: 'own', brand: worldwide }
  return judgeName(parts, names) ?? judgeFront(parts, names) ?? STRANGER
}

/** Whose address it is, or lies under: the longest one that fits. */
export function ownerOf<B extends Borrowed>(
  host: string,
  { domains }: ProtectedNames<B>,
): B | undefined {
  for (let rest = host; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    const brand = domains.get(rest)
    if (brand) return brand
  }
  return undefined
}

const isOthers = (host: string, { others }: ProtectedNames) =>
  [...others].some((domain) => host === domain || host.endsWith(`.${domain}`))

function judgeName<B extends Borrowed>(
  parts: HostParts,
  names: ProtectedNames<B>,
): HostVerdict<B> | undefined {
  const { name, ending } = parts
  const cheap = names.cheap.has(ending)
  const read = skeleton(name)
  if (read !== name && /^[a-z0-9-]+$/.test(read)) {
    const seen = judgeLabel(read, false, names) ?? exactly(read, names)
    if (seen) return { kind: 'imitation', brand: seen.brand, trick: 'letters' }
  }
  const inChinese = judgeHan(name, names)
  if (inChinese) return { kind: 'imitation', brand: inChinese, trick: 'words' }
  if (!/^[a-z0-9-_]+$/.test(name)) return undefined
  const found = judgeLabel(name, cheap, names)
  return found && { kind: 'imitation', ...found }
}

const exactly = <B extends Borrowed>(text: string, { exact }: ProtectedNames<B>) => {
  const brand = exact.get(text)
  return brand && { brand, trick: 'letters' as const }
}

function judgeHan<B extends Borrowed>(
  label: string,
  { han, exact }: ProtectedNames<B>,
): B | undefined {
  if (!/\p{Script=Han}/u.test(label)) return undefined
  const found = han.find(({ text }) =>
    text.length > 2 ? label.includes(text) : label === text || label.startsWith(text),
  )
  const latin = label.match(/[a-z0-9]{4,}/g) ?? []
  return found?.brand ?? latin.map((text) => exact.get(text)).find(Boolean)
}

/** Somebody's address in front of the one that counts: `icbc.com.cn.pay.top`, `gov.cn-notice.com`. */
function judgeFront<B extends Borrowed>(
  { before, name, ending }: HostParts,
  names: ProtectedNames<B>,
): HostVerdict<B> | undefined {
  const front = dotted(before.map(skeleton).join('.'))
  const spelled = `.${front}.${dotted(name)}.`
  for (const [domain, brand] of names.domains) {
    const at = spelled.indexOf(`.${dotted(domain)}.`)
    if (at >= 0 && at < front.length) return { kind: 'imitation', brand, trick: 'in-front' }
  }
  const cheap = names.cheap.has(ending)
  for (const piece of front.split('.')) {
    const brand = names.exact.get(piece) ?? names.blurred.get(blurred(piece))?.brand
    if (brand && piece.length >= LONG && (cheap || !brand.word))
      return { kind: 'imitation', brand, trick: 'in-front' }
  }
  return undefined
}

const dotted = (text: string) => text.replace(/[-_]/g, '.')
