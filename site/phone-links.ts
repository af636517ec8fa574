import { numbers } from './queries/helplines'

interface Part {
  readonly text: string
  /** What to dial, where the text is a number of content/helplines.yaml. */
  readonly tel?: string
}

const byLength = [...numbers.keys()].sort((a, b) => b.length - a.length)
// Only whole numbers: neither 110 in 1100 or 110.5 nor in 2024-110.
const ALTERNATIVES = byLength.map((number) => number.replace('+', '\\+')).join('|')
const NUMBER = new RegExp(`(?<![\\d.,¥-])(?:${ALTERNATIVES})(?![\\d%]|[.,-]\\d| ?[元万%])`, 'g')

/** A sentence in parts, so that each helpline in it can be tapped. */
export function splitPhoneNumbers(sentence: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const match of sentence.matchAll(NUMBER)) {
    const tel = numbers.get(match[0])
    if (tel === undefined) continue
    if (match.index > end) parts.push({ text: sentence.slice(end, match.index) })
    parts.push({ text: match[0], tel })
    end = match.index + match[0].length
  }
  if (end < sentence.length) parts.push({ text: sentence.slice(end) })
  return parts
}
