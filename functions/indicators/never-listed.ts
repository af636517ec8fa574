import rawAddresses from '../../content/addresses.yaml'
import rawList from '../../content/never-listed.yaml'
import rawProtected from '../../content/protected.yaml'
import { foldForMatching } from '../fields/fold-for-matching.ts'
import { addressesSchema } from '../lookalikes/addresses.schema.ts'
import { type Brand, protectedSchema } from '../lookalikes/protected.schema.ts'
import type { Indicator } from './indicator.ts'
import {
  NEVER_LISTED_GROUPS,
  type NeverListed,
  type NeverListedGroup,
  neverListedSchema,
} from './never-listed.schema.ts'
import { isHelpline, isShortCode } from './short-codes.ts'

let compiledIn: ReturnType<typeof neverListedOf> | undefined

/** What protects an indicator: a group of the list, or that it is a short number. */
export type Protection = NeverListedGroup | 'short'

/** Asks the lists of content/, compiled in. The build has checked them; so does this. */
export function neverListed(indicator: Indicator): Protection | null {
  compiledIn ??= neverListedOf(
    neverListedSchema.parse(rawList),
    protectedSchema.parse(rawProtected).brands,
    addressesSchema.parse(rawAddresses).freeMail,
  )
  return compiledIn(indicator)
}

const LINK = /^[a-z]+:\/\/(?:[^/?#@]*@)?(?<host>[^/?#:]+)/
const GROUP_OF: Partial<Record<Brand['kind'], NeverListedGroup>> = {
  bank: 'banks',
  authority: 'public',
  carrier: 'carriers',
  school: 'schools',
}

/**
 * Answers which group protects an indicator, or null. Of a brand only `domains` count: whoever rents a
 * place under `also` (a cloud's storage) can be warned of, and so can a mailbox that anybody may open.
 * Short numbers that anybody may dial are protected whether a list has them or not; a
 * thousand-and-sixty-nine sender isn't. Pure.
 */
export function neverListedOf(
  list: NeverListed,
  brands: readonly Brand[],
  freeMail: readonly string[],
) {
  const groups = [...NEVER_LISTED_GROUPS.map((name) => listed(name, list)), ...brands.map(branded)]
  return ({ kind, value }: Indicator): Protection | null => {
    const digits = value.replace(/^\+86/, '').replace(/\D/g, '')
    const host = hostIn(kind, value)
    const isOwnHost = host !== null && !(kind === 'email' && freeMail.includes(host))
    const found = groups.find(
      ({ numbers, hosts, names }) =>
        (kind === 'phone' && (numbers.has(digits) || numbers.has(digits.replace(/^0+/, '')))) ||
        (isOwnHost && hosts.some((one) => host === one || host.endsWith(`.${one}`))) ||
        names.has(plain(value)),
    )
    if (found) return found.name
    const isShort = kind === 'phone' && (isHelpline(digits) || isShortCode(digits))
    return isShort && !digits.startsWith('106') ? 'short' : null
  }
}

function listed(name: NeverListedGroup, list: NeverListed) {
  const { numbers = [], hosts = [], names = [] } = list[name] ?? {}
  return { name, numbers: new Set(numbers), hosts, names: new Set(names.map(plain)) }
}

function branded({ kind, zh, en, domains, names }: Brand) {
  return {
    name: GROUP_OF[kind] ?? 'platforms',
    numbers: new Set(names.filter((name) => /^\d+$/.test(name))),
    hosts: domains,
    names: new Set([zh, en, ...names.filter((name) => /\p{Script=Han}/u.test(name))].map(plain)),
  }
}

function hostIn(kind: Indicator['kind'], value: string): string | null {
  if (kind === 'url') return LINK.exec(value)?.groups?.host ?? null
  if (kind === 'email') return value.split('@').at(-1) ?? null
  return null
}

const plain = (name: string) => foldForMatching(name).toLowerCase().replace(/\s/g, '')
