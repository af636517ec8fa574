import { foldForMatching } from '../fields/fold-for-matching.ts'
import { decodeHost } from '../indicators/decode-host.ts'
import type { ProtectedNames } from '../lookalikes/protected-names.ts'
import {
  byWeight,
  type Judgement,
  type Reason,
  type Registry,
  type RegistryBrand,
} from './channel.ts'
import { judgeLink, ofHost } from './judge-link.ts'
import { judgeNumber } from './judge-number.ts'

const MAIL = /^[a-z0-9._%+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})$/

/** More isn't a channel but a story. */
export const MOST_CHANNEL = 500

/**
 * "Is this channel real?": a hotline, a link, a mailbox or the name of an App or account, compared with the
 * registry on the reader's own device. It says what contradicts the claim and never that it is safe.
 * @returns null for nothing, or more than `MOST_CHANNEL` characters
 */
export function judgeChannel(
  text: string,
  registry: Registry,
  names: ProtectedNames<RegistryBrand>,
  locale: string,
): Judgement | null {
  const folded = foldForMatching(text).trim()
  if (folded === '' || text.length > MOST_CHANNEL) return null
  const number = judgeNumber(folded, registry.lines, locale)
  if (number) return { kind: 'number', shown: number.shown, reasons: byWeight(number.reasons) }
  const domain = MAIL.exec(folded.toLowerCase())?.[1]
  if (domain) {
    const reasons = byWeight(ofMail(domain, registry, names))
    return { kind: 'mail', shown: folded.toLowerCase(), reasons }
  }
  const link = judgeLink(folded, names)
  if (link) return { kind: 'link', shown: link.shown, reasons: byWeight(link.reasons) }
  return { kind: 'name', shown: folded, reasons: byWeight(ofName(folded, registry)) }
}

function ofMail(
  domain: string,
  { freeMail }: Registry,
  names: ProtectedNames<RegistryBrand>,
): Reason[] {
  if (freeMail.includes(domain)) return [{ code: 'free-mail', tone: 'stop', values: { domain } }]
  return ofHost(domain, decodeHost(domain), names)
}

/** An App or account by its name: anybody may call themselves anything. */
function ofName(name: string, { apps, claims, brands }: Registry): Reason[] {
  const bare = bareName(name)
  const app = apps.find((one) => bareName(one.name) === bare)
  if (app) {
    const { publisher, get } = app
    return [{ code: 'app', tone: 'fact', values: { name: app.name, publisher, get } }]
  }
  const close = apps.find(
    (one) => bareName(one.name).length > 3 && isNear(bareName(one.name), bare),
  )
  if (close) {
    const { publisher, get } = close
    return [
      { code: 'app-like', tone: 'stop', values: { shown: name, name: close.name, publisher, get } },
    ]
  }
  const brand = brands.find(({ names }) =>
    names.some((own) => /\p{Script=Han}/u.test(own) && own.length > 1 && bare.includes(own)),
  )
  if (brand) {
    const values = { shown: name, name: brand.name, domain: brand.domains[0] ?? '' }
    return [{ code: 'claims-brand', tone: 'care', values }]
  }
  const claim = claims.find((word) => bare.includes(word))
  if (claim) return [{ code: 'claims', tone: 'care', values: { shown: name, claim } }]
  return [{ code: 'unknown-name', tone: 'care', values: { shown: name } }]
}

const bareName = (name: string) =>
  name
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(/(?:app|客户端|官方版|公众号|小程序)$/u, '')

/** Whether a name holds the other, or shares most of its characters in their order. */
function isNear(real: string, said: string): boolean {
  if (said.includes(real)) return true
  return said.length <= real.length + 3 && shared(real, said) >= real.length * 0.6
}

/** The length of the longest common subsequence. */
function shared(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const left of a) {
    const next = [0]
    for (let at = 0; at < b.length; at++) {
      const same = left === b[at] ? (row[at] ?? 0) + 1 : 0
      next.push(Math.max(same, next[at] ?? 0, row[at + 1] ?? 0))
    }
    row = next
  }
  return row[b.length] ?? 0
}
