/** A host as people read it: punycode labels decoded (RFC 3492). A broken label stays as it is. */
export function decodeHost(host: string): string {
  return host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodeLabel(label.slice(4)) ?? label) : label))
    .join('.')
}

/**
 * Whether a decoded host tries to look like another: one label mixing alphabets (Latin with Chinese is
 * usual in China and isn't counted), or Cyrillic and Greek, none of which the portal's readers expect.
 */
export function isLookalike(host: string): boolean {
  return host.split('.').some((label) => {
    if (!/[^\p{ASCII}]/u.test(label)) return false
    if (
      /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}\p{Script=Armenian}]/u.test(label)
    ) {
      return true
    }
    return /\p{Script=Latin}/u.test(label.replace(/[a-z]/g, '')) || isMixed(label)
  })
}

const isMixed = (label: string) =>
  [
    /[a-z\p{Script=Han}]/u,
    /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
    /\p{Script=Hangul}/u,
  ].filter((script) => script.test(label)).length > 1

const BASE = 36
const SKEW = 38
const DAMP = 700
const T_MIN = 1
const T_MAX = 26

/** Null where the label isn't punycode, which plain letters never are. */
function decodeLabel(text: string): string | null {
  if (text.length > 59) return null
  const cut = text.lastIndexOf('-')
  const points = cut > 0 ? [...text.slice(0, cut)].map((c) => c.codePointAt(0) as number) : []
  let [point, i, bias] = [128, 0, 72]
  for (let at = cut > 0 ? cut + 1 : 0; at < text.length; ) {
    const start = i
    let weight = 1
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(text.charCodeAt(at++))
      if (digit === null) return null
      i += digit * weight
      const t = Math.min(Math.max(k - bias, T_MIN), T_MAX)
      if (digit < t) break
      weight *= BASE - t
    }
    const length = points.length + 1
    bias = adapt(i - start, length, start === 0)
    point += Math.floor(i / length)
    i %= length
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
    points.splice(i++, 0, point)
  }
  return points.some((one) => one >= 128) ? String.fromCodePoint(...points) : null
}

function digitOf(unit: number): number | null {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : null
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / length)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}
