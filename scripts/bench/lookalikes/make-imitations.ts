/**
 * Makes imitations of a name by mechanical tricks: its own words, letters and slips, none of the engine's
 * tables, so that it may miss some. The same seed makes the same set.
 */

import type { Trick } from '../../../functions/lookalikes/judge-label.ts'
import type { Brand } from '../../../functions/lookalikes/protected.schema.ts'

export interface Imitation {
  readonly host: string
  readonly trick: Trick
  readonly brand: string
}

/** What somebody adds to a name to make it look like a department of it. */
const ADDED =
  'login kefu vip safe pay order service verify cn online bank app mall anquan tuikuan jifen user center support account'.split(
    ' ',
  )
const CHEAP = ['top', 'xyz', 'vip', 'cc', 'shop', 'icu', 'cyou', 'site', 'live', 'club']
const ANY = [...CHEAP, 'com', 'cn', 'net', 'com.cn', 'info', 'org']
/** What is typed, or read, for a letter. */
const READ_AS: Record<string, readonly string[]> = {
  o: ['0'],
  i: ['1', 'l'],
  l: ['1', 'i'],
  e: ['3'],
  a: ['4'],
  s: ['5'],
  m: ['rn'],
  w: ['vv'],
  d: ['cl'],
  b: ['8', '6'],
  g: ['9'],
}
/** Cyrillic, Greek, and Latin with marks. */
const LOOKS_LIKE: Record<string, readonly string[]> = {
  a: ['а', 'á', 'ạ', 'ɑ'],
  b: ['Ь'.toLowerCase(), 'ḅ'],
  c: ['с', 'ç'],
  d: ['ԁ', 'ḍ'],
  e: ['е', 'é', 'ẹ'],
  h: ['һ', 'ḥ'],
  i: ['і', 'ì', 'ị'],
  j: ['ј'],
  k: ['ḳ'],
  l: ['ӏ', 'ḷ'],
  m: ['ṃ'],
  n: ['ո', 'ṇ', 'ñ'],
  o: ['о', 'ο', 'ọ', 'ö'],
  p: ['р', 'ṗ'],
  q: ['ԛ'],
  r: ['ṛ'],
  s: ['ѕ', 'ṣ'],
  t: ['ṭ'],
  u: ['ս', 'ü', 'ụ'],
  v: ['ν', 'ѵ'],
  w: ['ԝ', 'ẉ'],
  x: ['х'],
  y: ['у', 'ỵ', 'ý'],
  z: ['ẓ'],
}

/** Mulberry32: https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain). */
function seeded(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Some 2,500 hosts for the file as it ships. */
export function makeImitations(brands: readonly Brand[], seed: number): readonly Imitation[] {
  const next = seeded(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T
  const made = new Map<string, Imitation>()
  for (const brand of brands) {
    const own = [...brand.domains, ...brand.also]
    const latin = brand.names.filter((name) => /^[a-z0-9]{4,}$/.test(name))
    const add = (label: string, ending: string, trick: Trick) => {
      const typed = `https://${label}.${ending}`
      if (!URL.canParse(typed)) return
      const host = new URL(typed).hostname
      if (own.some((domain) => host === domain || host.endsWith(`.${domain}`))) return
      if (!made.has(host)) made.set(host, { host, trick, brand: brand.id })
    }
    for (const name of latin) {
      for (let n = 0; n < 4; n++) {
        const [word, other] = [pick(ADDED), pick(ADDED)]
        const shape = pick([
          `${name}-${word}`,
          `${word}-${name}`,
          `${name}${word}`,
          `${name}-${word}-${other}`,
          `${word}${name}`,
        ])
        add(shape, pick(ANY), 'words')
      }
      if (!brand.word && !brand.everywhere)
        for (let n = 0; n < 2; n++) add(name, pick(CHEAP), 'ending')
      for (let n = 0; n < 3 && /^[a-z]{5,}$/.test(name); n++)
        add(slipped(name, next), pick(CHEAP), 'typo')
      for (let n = 0; n < 3; n++) {
        const [at, readings] = pickLetter(name, READ_AS, next)
        if (at >= 0)
          add(name.slice(0, at) + pick(readings) + name.slice(at + 1), pick(ANY), 'digits')
      }
      for (let n = 0; n < 3; n++) {
        const [at, looks] = pickLetter(name, LOOKS_LIKE, next)
        if (at >= 0) add(name.slice(0, at) + pick(looks) + name.slice(at + 1), pick(ANY), 'letters')
      }
      if (/^[a-z]{5,}$/.test(name)) {
        const cut = 2 + Math.floor(next() * (name.length - 3))
        add(`${name.slice(0, cut)}-${name.slice(cut)}`, pick(ANY), 'hyphens')
      }
    }
    for (const domain of brand.domains) {
      for (let n = 0; n < 4; n++) {
        const front = pick([
          `${domain}.`,
          `www.${domain}.`,
          `${domain}-`,
          `${domain.replaceAll('.', '-')}.`,
        ])
        add(
          `${front}${pick(ADDED)}-${pick(ADDED)}${Math.floor(next() * 90)}`,
          pick(ANY),
          'in-front',
        )
      }
    }
  }
  return [...made.values()]
}

function pickLetter(
  name: string,
  table: Record<string, readonly string[]>,
  next: () => number,
): readonly [number, readonly string[]] {
  const places = [...name].flatMap((letter, at) => (table[letter] ? [at] : []))
  const at = places[Math.floor(next() * places.length)] ?? -1
  return [at, table[name[at] ?? ''] ?? []]
}

/** Two letters exchanged, one doubled, or one left out of a double. */
function slipped(name: string, next: () => number): string {
  const at = Math.floor(next() * (name.length - 1))
  const [one, two] = [name.charAt(at), name.charAt(at + 1)]
  if (next() < 0.5 && one !== two) return name.slice(0, at) + two + one + name.slice(at + 2)
  return name.slice(0, at + 1) + one + name.slice(at + 1)
}
