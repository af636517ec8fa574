import { foldForMatching } from '../fields/fold-for-matching.ts'
import {
  type Edit,
  retrace,
  rewrite,
  type TracedText,
  traceEach,
} from '../indicators/traced-text.ts'
import { findWords, type Hit, type WordTree, type Work } from './find-words.ts'

/** What a disguise stands for; with `near`, only where one of these words stands in the same sentence. */
export interface Disguise {
  readonly means: string
  readonly near: readonly string[]
  /** False for what people write without hiding anything: an abbreviation, a traditional letter. */
  readonly hides: boolean
}

export interface Folding {
  /** By code point: traditional letters, and pictures that stand for a word. */
  readonly letters: ReadonlyMap<string, string>
  readonly disguises: WordTree<Disguise>
}

export interface FoldedAdvert {
  readonly traced: TracedText
  /** Stretches of the original that were written so that filters don't read them. */
  readonly hidden: readonly { readonly start: number; readonly end: number }[]
}

const HAN = '\\p{Script=Han}'
/** What is put between letters to part a word, and pictures that say nothing. */
const PARTING = '[ *_·.~^|\\\\`\'"\\-\\p{Extended_Pictographic}]{1,4}'
const BETWEEN = new RegExp(`(?<=${HAN})${PARTING}(?=${HAN})`, 'gu')
/** 日/结/兼/职: single letters, each with the same sort of mark behind it. */
const SPELLED = new RegExp(`(?<!${HAN})${HAN}(?:[/|+] ?${HAN}(?!${HAN})){2,12}`, 'gu')
const SPELLED_MARKS = /[/|+] ?/g
const UNCHANGED = /[\n\x20-\x40\x5b-\x7e]/

/**
 * An advert as it was meant: full-width and traditional letters, pictures for words, parted words,
 * euphemisms and homophones undone, small letters throughout; every letter knows where it came from.
 */
export function foldAdvert(text: string, folding: Folding, work: Work): FoldedAdvert {
  let traced = traceEach(text, (point) => {
    work.steps += 1
    const known = folding.letters.get(point)
    if (known !== undefined) return known
    return UNCHANGED.test(point) ? point : foldLetter(point, folding)
  })
  traced = retrace(traced, /[ \t]{2,}/g, () => ' ')
  traced = retrace(traced, BETWEEN, () => '')
  const spelled = [...traced.text.matchAll(SPELLED)].map(({ 0: { length }, index }) =>
    originOf(traced, index, index + length),
  )
  traced = retrace(traced, SPELLED, (found) => found.replace(SPELLED_MARKS, ''))
  const found = longestFirst(findWords(traced.text, folding.disguises, work))
  const meant = found.filter((hit) => isMeant(traced.text, hit))
  const hidden = meant
    .filter(({ as }) => as.hides)
    .map(({ start, end }) => originOf(traced, start, end))
  const edits: Edit[] = meant.map(({ start, end, as }) => ({ start, end, put: as.means }))
  return { traced: rewrite(traced, edits), hidden: [...spelled, ...hidden] }
}

const originOf = ({ from, to }: TracedText, start: number, end: number) => ({
  start: from[start] as number,
  end: to[end - 1] as number,
})

function foldLetter(point: string, { letters }: Folding): string {
  const folded = foldForMatching(point).toLowerCase()
  return letters.get(folded) ?? folded
}

/** One disguise at each place: the longest, and none inside another. */
function longestFirst(hits: Iterable<Hit<Disguise>>): Hit<Disguise>[] {
  const kept: Hit<Disguise>[] = []
  for (const hit of hits) {
    const last = kept.at(-1)
    if (last && hit.start < last.end) {
      if (hit.start === last.start && hit.end > last.end) kept[kept.length - 1] = hit
    } else kept.push(hit)
  }
  return kept
}

/** How far around a word its neighbours count. */
const NEAR = 40

function isMeant(text: string, { start, end, as }: Hit<Disguise>): boolean {
  if (as.near.length === 0) return true
  const around = text.slice(Math.max(0, start - NEAR), end + NEAR)
  return as.near.some((word) => around.includes(word))
}
