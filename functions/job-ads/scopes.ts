import { findWords, type WordTree, type Work } from './find-words.ts'

/** What a word does to what stands around it. */
export const TURNS = [
  'denies',
  'denies-next',
  'but',
  'warns',
  'verdict',
  'talks-of',
  'forbids',
  'nothing',
] as const
export type Turn = (typeof TURNS)[number]

/** Which stretches of a text are said not to be so, or are only told of. */
export interface Scopes {
  /** Numbers of the sentence and of the clause at each unit. */
  readonly sentence: Uint32Array
  readonly clause: Uint32Array
  readonly isDenied: (at: number) => boolean
  readonly isTold: (at: number) => boolean
}

const SENTENCE_ENDS = '。!?\n;'
const CLAUSE_ENDS = ',:'
const OPENING = '“‘「『《"'
const CLOSING = '”’」』》"'
/** How far a “no” reaches, in units of the folded text, within its clause. */
const DENIES = 40
/** How far a quotation reaches. */
const QUOTED = 120

/**
 * Reads a folded text for “no fee”, “whoever asks for a fee is a swindler” and for scam phrases that are
 * only quoted: what stands in such a place isn't asked for. Passes over the text a fixed number of times.
 */
export function readScopes(text: string, turns: WordTree<Turn>, work: Work): Scopes {
  const { sentence, clause } = divide(text, work)
  const denied = new Uint8Array(text.length + 1)
  const told = new Uint8Array(text.length + 1)
  const found = withoutInnocent([...findWords(text, turns, work)])
  const stops = new Uint8Array(text.length + 1)
  for (const { start, as } of found) if (as === 'but') stops[start] = 1

  const quotes = quotations(text)
  const has = sentencesWith(found, sentence)
  for (const { end, as } of found) {
    if (as === 'denies' || as === 'forbids') {
      mark(denied, end, Math.min(scopeEnd(text, end, clause, stops), end + DENIES), work)
    }
    if (as === 'denies-next')
      mark(denied, end, Math.min(end + 4, scopeEnd(text, end, clause, stops)), work)
    if (as === 'warns') mark(told, end, scopeEnd(text, end, clause, stops), work)
  }
  // “Whoever …, … are all swindlers”: everything between the warning word and the verdict.
  for (const { start, end, as } of found) {
    if (as !== 'verdict') continue
    const from = has.warns.get(sentence[start] as number)
    const begin = from !== undefined && from < start ? from : startOfClause(clause, start)
    mark(told, Math.max(begin, start - QUOTED * 2), end, work)
  }
  for (const [start, end] of quotes) {
    const at = sentence[start] as number
    if (has['talks-of'].has(at) || has.warns.has(at)) mark(told, start, end, work)
  }
  for (const [start, end] of noticeLists(text, found, sentence)) mark(told, start, end, work)
  return {
    sentence,
    clause,
    isDenied: (at) => denied[at] === 1,
    isTold: (at) => told[at] === 1,
  }
}

function divide(text: string, work: Work) {
  const sentence = new Uint32Array(text.length + 1)
  const clause = new Uint32Array(text.length + 1)
  let [inSentence, inClause] = [0, 0]
  for (let n = 0; n < text.length; n++) {
    work.steps += 1
    sentence[n] = inSentence
    clause[n] = inClause
    const unit = text[n] as string
    const stopsHere = unit === '.' && /[\s]|^$/.test(text[n + 1] ?? '')
    if (SENTENCE_ENDS.includes(unit) || stopsHere) {
      inSentence += 1
      inClause += 1
    } else if (CLAUSE_ENDS.includes(unit) && !isThousands(text, n)) inClause += 1
  }
  sentence[text.length] = inSentence
  clause[text.length] = inClause
  return { sentence, clause }
}

const isThousands = (text: string, n: number) =>
  /\d/.test(text[n - 1] ?? '') && /\d/.test(text[n + 1] ?? '')

/** Where what begins at `from` stops: at its clause's end, or where the sentence turns. */
function scopeEnd(text: string, from: number, clause: Uint32Array, stops: Uint8Array): number {
  let at = from
  const most = Math.min(text.length, from + QUOTED)
  while (at < most && clause[at] === clause[from] && !stops[at]) at += 1
  return at
}

function startOfClause(clause: Uint32Array, from: number): number {
  let at = from
  const least = Math.max(0, from - QUOTED)
  while (at > least && clause[at - 1] === clause[from]) at -= 1
  return at
}

function mark(into: Uint8Array, start: number, end: number, work: Work): void {
  for (let at = start; at < end; at++) {
    work.steps += 1
    into[at] = 1
  }
}

type Found = readonly { readonly start: number; readonly end: number; readonly as: Turn }[]

/** Drops what only looks like one of them: 别 in 特别, 不用 in 不用的. */
function withoutInnocent(found: Found): Found {
  let until = 0
  const covered = found
    .filter(({ as }) => as === 'nothing')
    .map(({ start, end }) => ({ start, end }))
  let n = 0
  return found.filter(({ start, end, as }) => {
    while (covered[n] && (covered[n] as { end: number }).end <= start) n += 1
    const next = covered[n]
    until = Math.max(until, next && next.start <= start ? next.end : 0)
    return as !== 'nothing' && end > until
  })
}

/** By sentence: where its first word of each sort begins. */
function sentencesWith(found: Found, sentence: Uint32Array) {
  const first = { warns: new Map<number, number>(), 'talks-of': new Map<number, number>() }
  for (const { start, as } of found) {
    if (as !== 'warns' && as !== 'talks-of') continue
    const at = sentence[start] as number
    if (!first[as].has(at)) first[as].set(at, start)
  }
  return first
}

/** Pairs of quotation marks, each at most `QUOTED` long. */
function quotations(text: string): [number, number][] {
  const pairs: [number, number][] = []
  let open = -1
  for (let n = 0; n < text.length; n++) {
    const unit = text[n] as string
    if (open >= 0 && CLOSING.includes(unit)) {
      if (n - open <= QUOTED) pairs.push([open, n])
      open = -1
    } else if (OPENING.includes(unit)) open = n
  }
  return pairs
}

/** What a notice lists behind “…:”: until the sentence's stop or a blank line. */
function* noticeLists(
  text: string,
  found: Found,
  sentence: Uint32Array,
): Generator<[number, number]> {
  let done = 0
  for (const { start, as } of found) {
    if ((as !== 'warns' && as !== 'talks-of') || start < done) continue
    const at = sentence[start]
    let colon = start
    const far = Math.min(text.length, start + DENIES)
    while (colon < far && sentence[colon] === at && text[colon] !== ':') colon += 1
    if (text[colon] !== ':') continue
    let end = colon + 1
    const most = Math.min(text.length, colon + QUOTED * 3)
    const isList = text[end] === '\n'
    while (
      end < most &&
      !'。!?'.includes(text[end] as string) &&
      !(text[end] === '\n' && (text[end + 1] === '\n' || !isList))
    )
      end += 1
    done = end
    yield [colon, end]
  }
}
