import type { Run } from './rich-text'

/** A term of the glossary and the spellings to find it by. */
export interface WordsToFind {
  readonly id: string
  readonly words: readonly string[]
}

/** A page that explains every third word is harder to read than one that explains none. */
const MOST = 4

interface Use {
  readonly id: string
  readonly at: number
  readonly word: string
}

/**
 * The texts of a page, in order, with the first use of a term as a link to `<glossary>#<id>`: each term
 * once, one term a text, four a page, and the longer spelling where two begin at the same place. Latin
 * spellings begin and end at a word's border.
 */
export function linkFirstUses(
  texts: readonly string[],
  terms: readonly WordsToFind[],
  glossary: string,
): Run[][] {
  const used = new Set<string>()
  return texts.map((text) => {
    const use = used.size < MOST ? firstUse(text, terms, used) : undefined
    if (!use) return [{ kind: 'text', text }]
    used.add(use.id)
    const runs: Run[] = [
      { kind: 'text', text: text.slice(0, use.at) },
      { kind: 'link', text: use.word, to: `${glossary}#${use.id}` },
      { kind: 'text', text: text.slice(use.at + use.word.length) },
    ]
    return runs.filter((run) => run.text !== '')
  })
}

function firstUse(
  text: string,
  terms: readonly WordsToFind[],
  used: ReadonlySet<string>,
): Use | undefined {
  const uses = terms
    .filter(({ id }) => !used.has(id))
    .flatMap(({ id, words }) => words.flatMap((word) => useOf(text, word, id)))
  return uses.sort((a, b) => a.at - b.at || b.word.length - a.word.length)[0]
}

function useOf(text: string, word: string, id: string): Use[] {
  const spelled = /\p{Script=Han}/u.test(word)
    ? new RegExp(escaped(word), 'u')
    : new RegExp(`(?<![\\p{L}-])${escaped(word)}(?:s|es)?(?![\\p{L}-])`, 'iu')
  const found = spelled.exec(text)
  return found ? [{ id, at: found.index, word: found[0] }] : []
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
