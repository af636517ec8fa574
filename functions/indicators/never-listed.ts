import raw from '../../content/never-listed.yaml'
import { foldForMatching } from '../fields/fold-for-matching.ts'
import type { Indicator } from './indicator.ts'
import { type NeverListed, neverListedSchema } from './never-listed.schema.ts'
import { isHelpline, isShortCode } from './short-codes.ts'

let compiledIn: ReturnType<typeof neverListedOf> | undefined

/** Asks the list of content/never-listed.yaml, compiled in. The build has checked it; so does this. */
export function neverListed(indicator: Indicator): string | null {
  compiledIn ??= neverListedOf(neverListedSchema.parse(raw))
  return compiledIn(indicator)
}

const LINK = /^[a-z]+:\/\/(?:[^/?#@]*@)?(?<host>[^/?#:]+)/

/**
 * Answers which group of a list protects an indicator, or null. Short numbers that anybody may dial are
 * protected whether the list has them or not; a thousand-and-sixty-nine sender isn't. Pure.
 */
export function neverListedOf(list: NeverListed) {
  const groups = Object.entries(list).map(([name, { numbers = [], hosts = [], names = [] }]) => ({
    name,
    numbers: new Set(numbers),
    hosts,
    names: new Set(names.map(plain)),
  }))
  return ({ kind, value }: Indicator): string | null => {
    const digits = value.replace(/^\+86/, '').replace(/\D/g, '')
    const host = hostIn(kind, value)
    const found = groups.find(
      ({ numbers, hosts, names }) =>
        (kind === 'phone' && (numbers.has(digits) || numbers.has(digits.replace(/^0+/, '')))) ||
        (host !== null && hosts.some((one) => isBelow(host, one))) ||
        names.has(plain(value)),
    )
    if (found) return found.name
    const isShort = kind === 'phone' && (isHelpline(digits) || isShortCode(digits))
    return isShort && !digits.startsWith('106') ? 'short' : null
  }
}

function hostIn(kind: Indicator['kind'], value: string): string | null {
  if (kind === 'url') return LINK.exec(value)?.groups?.host ?? null
  if (kind === 'email') return value.split('@').at(-1) ?? null
  return null
}

const isBelow = (host: string, one: string) =>
  one.startsWith('.') ? host.endsWith(one) : host === one || host.endsWith(`.${one}`)

const plain = (name: string) => foldForMatching(name).toLowerCase().replace(/\s/g, '')
