import type { ProtectedNames } from './protected-names.ts'

/** What is left of a label when words at its ends are taken away, and whether those were digits only. */
export interface Rest {
  readonly text: string
  readonly taken: 'nothing' | 'digits' | 'words'
}

const MOST_RESTS = 40

/**
 * `icbckefu88` → `icbckefu88`, `icbckefu`, `icbc`: every way of taking words of the list, or digits, off
 * both ends. At most forty: no label needs more, and a hostile one gets no further.
 */
export function restsOf(label: string, names: ProtectedNames): readonly Rest[] {
  const rests = new Map<string, Rest['taken']>([[label, 'nothing']])
  for (const [text, taken] of rests) {
    for (const [rest, kind] of shorter(text, names)) {
      if (rests.size >= MOST_RESTS) return asList(rests)
      if (rest.length >= 2 && !rests.has(rest)) rests.set(rest, taken === 'words' ? taken : kind)
    }
  }
  return asList(rests)
}

function* shorter(text: string, { words, longestWord, exact }: ProtectedNames) {
  // A bank's number beside its name (icbc95588) says as much as a word.
  const kindOf = (digits: string) => (exact.has(digits) ? 'words' : 'digits')
  const behind = /\d+$/.exec(text)?.[0] ?? ''
  if (behind !== '') yield [text.slice(0, -behind.length), kindOf(behind)] as const
  const before = /^\d+/.exec(text)?.[0] ?? ''
  if (before !== '') yield [text.slice(before.length), kindOf(before)] as const
  for (let length = 2; length <= Math.min(longestWord, text.length - 2); length++) {
    if (words.has(text.slice(-length))) yield [text.slice(0, -length), 'words'] as const
    if (words.has(text.slice(0, length))) yield [text.slice(length), 'words'] as const
  }
}

const asList = (rests: ReadonlyMap<string, Rest['taken']>) =>
  [...rests].map(([text, taken]): Rest => ({ text, taken }))
