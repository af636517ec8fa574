/** Counts what the check does, so that a test can hold its work against the length of a text. */
export interface Work {
  steps: number
}

/** A word found: `start` to `end` of the text, and what it was entered as. */
export interface Hit<T> {
  readonly start: number
  readonly end: number
  readonly as: T
}

interface Node<T> {
  readonly next: Map<string, Node<T>>
  readonly as: T[]
}

export type WordTree<T> = Node<T>

const node = <T>(): Node<T> => ({ next: new Map(), as: [] })

/** Words as a tree of their letters; a word may be entered as several things. */
export function plantWords<T>(words: Iterable<readonly [word: string, as: T]>): WordTree<T> {
  const root = node<T>()
  for (const [word, as] of words) {
    let at = root
    for (const letter of word) {
      const next = at.next.get(letter) ?? node<T>()
      at.next.set(letter, next)
      at = next
    }
    at.as.push(as)
  }
  return root
}

/**
 * Every place where a word of the tree stands, by place. At most as many steps a letter as the longest
 * word has letters: no pattern of this check ever looks at a stranger's text twice. Latin words and
 * numbers count only whole.
 */
export function* findWords<T>(text: string, tree: WordTree<T>, work: Work): Generator<Hit<T>> {
  for (let start = 0; start < text.length; start++) {
    let at: Node<T> | undefined = tree
    for (let end = start; at; at = at.next.get(text[end++] ?? '')) {
      work.steps += 1
      if (at.as.length > 0 && isWhole(text, start, end)) {
        for (const as of at.as) yield { start, end, as }
      }
    }
  }
}

const sortOf = (unit: string | undefined) =>
  unit === undefined
    ? ''
    : unit >= 'a' && unit <= 'z'
      ? 'letter'
      : unit >= '0' && unit <= '9'
        ? 'digit'
        : ''

const areOne = (one: string | undefined, next: string | undefined) =>
  sortOf(one) !== '' && sortOf(one) === sortOf(next)

const isWhole = (text: string, start: number, end: number) =>
  !areOne(text[start - 1], text[start]) && !areOne(text[end - 1], text[end])
