/**
 * Whether one letter added, left out, changed, or two neighbours changed places makes `a` of `b` (optimal
 * string alignment distance of exactly one). Linear in their length.
 */
export function isOneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at]
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (swapped && short.slice(at + 2) === long.slice(at + 2))
  )
}

/** Whether `a` is `b` with a letter doubled, a double letter made single, or two neighbours exchanged. */
export function isSlip(a: string, b: string): boolean {
  if (!isOneOff(a, b)) return false
  return a.length === b.length ? sorted(a) === sorted(b) : single(a) === single(b)
}

const sorted = (text: string) => [...text].sort().join('')
const single = (text: string) => text.replace(/(.)\1+/g, '$1')
