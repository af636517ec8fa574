/** A secret that was sent, and everything that it could look like where it was stored or written. */
export interface Mark {
  /** What it stands for: story, phone, amount. */
  readonly kind: string
  readonly text: string
}

interface Needle {
  readonly mark: Mark
  readonly encoding: string
  readonly bytes: Uint8Array
}

/** A mark that was found, and how it was written. */
export interface Hit {
  readonly mark: Mark
  readonly encoding: string
}

/**
 * Looks for every mark in every encoding at once: one pass over the bytes, however many marks there are.
 * @returns each mark and encoding once
 */
export function newFinder(marks: readonly Mark[]): (haystack: Uint8Array) => Hit[] {
  const begin = new Uint8Array(65_536)
  const byStart = new Map<number, Needle[]>()
  for (const mark of marks) {
    for (const [encoding, bytes] of encodingsOf(mark.text)) {
      const start = startOf(bytes, 0)
      begin[start & 0xffff] = 1
      byStart.set(start, [...(byStart.get(start) ?? []), { mark, encoding, bytes }])
    }
  }
  return (haystack) => {
    const found = new Set<Needle>()
    for (let at = 0; at + 4 <= haystack.length; at++) {
      if (begin[(haystack[at] ?? 0) | ((haystack[at + 1] ?? 0) << 8)] === 0) continue
      for (const needle of byStart.get(startOf(haystack, at)) ?? []) {
        if (!found.has(needle) && standsAt(haystack, at, needle.bytes)) found.add(needle)
      }
    }
    return [...found].map(({ mark, encoding }) => ({ mark, encoding }))
  }
}

const startOf = (bytes: Uint8Array, at: number) =>
  (bytes[at] ?? 0) |
  ((bytes[at + 1] ?? 0) << 8) |
  ((bytes[at + 2] ?? 0) << 16) |
  ((bytes[at + 3] ?? 0) << 24)

function standsAt(haystack: Uint8Array, at: number, needle: Uint8Array): boolean {
  for (let n = 0; n < needle.length; n++) if (haystack[at + n] !== needle[n]) return false
  return true
}

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Plain, in other widths and normal forms, as base64 at any offset, hex, percent, \u and digits only. */
export function encodingsOf(text: string): [string, Uint8Array][] {
  const bytes = utf8(text)
  const units = Array.from({ length: text.length }, (_, n) => text.charCodeAt(n))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'))
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
  const digits = text.replace(/\D/g, '')
  const found: [string, Uint8Array][] = [
    ['UTF-8', bytes],
    ['UTF-8, NFD', utf8(text.normalize('NFD'))],
    ['UTF-8, NFKC', utf8(text.normalize('NFKC'))],
    ['small letters', utf8(text.toLowerCase())],
    ['UTF-16LE', Uint8Array.from(units.flatMap((unit) => [unit & 255, unit >> 8]))],
    ['UTF-16BE', Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 255]))],
    ...[0, 1, 2].flatMap((offset): [string, Uint8Array][] => {
      const base64 = base64At(bytes, offset)
      const forUrls = base64.replaceAll('+', '-').replaceAll('/', '_')
      return [
        [`base64, offset ${offset}`, utf8(base64)],
        [`base64url, offset ${offset}`, utf8(forUrls)],
      ]
    }),
    ['hex', utf8(hex.join(''))],
    ['HEX', utf8(hex.join('').toUpperCase())],
    ['percent', utf8(encodeURIComponent(text))],
    ['percent, every byte', utf8(hex.map((byte) => `%${byte}`).join(''))],
    ['PERCENT, every byte', utf8(hex.map((byte) => `%${byte.toUpperCase()}`).join(''))],
    ['\\u', utf8(escaped)],
    ['\\U', utf8(escaped.toUpperCase().replaceAll('\\U', '\\u'))],
    ['\\u where not ASCII', utf8(text.replace(/[^\0-\x7f]/g, (sign) => asUnicode(sign)))],
    ...(digits.length >= 8 ? [['digits', utf8(digits)] as [string, Uint8Array]] : []),
  ]
  const seen = new Set<string>()
  return found.filter(([, { length, ...rest }]) => {
    const key = Object.values(rest).join()
    if (length < 7 || seen.has(key)) return false
    return seen.add(key)
  })
}

const asUnicode = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`

/** What stands for `bytes` in a base64 text in which they begin `offset` bytes after a multiple of three. */
function base64At(bytes: Uint8Array, offset: number): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(offset), ...bytes))
  const firstWhole = Math.ceil((offset * 8) / 6)
  const lastWhole = Math.floor(((offset + bytes.length) * 8) / 6)
  return text.slice(firstWhole, lastWhole)
}
