import { isOneOff, isSlip } from './distance.ts'
import type { Borrowed, Name, ProtectedNames } from './protected-names.ts'
import { blurred } from './skeleton.ts'
import { restsOf } from './strip-words.ts'

/**
 * How a host borrows a name: `letters` of another alphabet, `in-front` of somebody else's address, with
 * `words` or digits beside it, `digits` (or pairs of letters) that pass for letters, `hyphens` put in or
 * left out, a `typo`, the right name before another `ending`.
 */
export const TRICKS = [
  'letters',
  'in-front',
  'words',
  'digits',
  'hyphens',
  'typo',
  'ending',
] as const
export type Trick = (typeof TRICKS)[number]

/** Shorter spellings are too often somebody else's. */
export const LONG = 4

interface Found<B> {
  readonly brand: B
  readonly trick: Trick
}

/** What a label of Latin letters and digits borrows, and how. `cheap`: before one of the cheap endings. */
export function judgeLabel<B extends Borrowed>(
  label: string,
  cheap: boolean,
  names: ProtectedNames<B>,
): Found<B> | undefined {
  const pieces = label.split(/[-_]+/).filter((piece) => piece !== '')
  const glued = pieces.join('')
  const hyphened = pieces.length > 1
  for (const { text, taken } of restsOf(glued, names)) {
    const brand = names.exact.get(text)
    if (!brand) continue
    if (taken === 'nothing') {
      if (hyphened && text.length >= LONG && !pieces.includes(text))
        return { brand, trick: 'hyphens' }
      if (cheap || (text.length >= LONG && !brand.word)) return { brand, trick: 'ending' }
    } else if (
      isTelling(text, taken, { brand, cheap, hyphened }) ||
      names.exact.get(glued.replace(text, '')) === brand
    )
      return { brand, trick: 'words' }
  }
  const chancy = cheap && names.names.find((name) => isGlued(glued, name))
  if (chancy) return { brand: chancy.brand, trick: 'words' }
  return (
    amongPieces(pieces, cheap, names) ??
    disguised(restsOf(glued, names), cheap, names) ??
    pieces
      .map((piece) =>
        disguised(restsOf(piece, names), cheap || besideWord(piece, pieces, names), names),
      )
      .find(Boolean)
  )
}

/** A long name with a few letters more: before an ending of the cheap ones that is no chance. */
const isGlued = (label: string, { text, brand }: Name) =>
  text.length > LONG &&
  !brand.word &&
  label.length > text.length &&
  label.length <= text.length + 3 &&
  (label.startsWith(text) || label.endsWith(text))

/** Whether a name with words at its side is more than chance. */
function isTelling(
  text: string,
  taken: 'digits' | 'words',
  { brand, cheap, hyphened }: { brand: Borrowed; cheap: boolean; hyphened: boolean },
): boolean {
  if (taken === 'digits') return cheap && text.length > LONG
  if (text.length >= LONG) return !brand.word || cheap || hyphened
  return hyphened || (text.length === 3 && cheap)
}

/** A name as a word of its own between hyphens. */
function amongPieces<B extends Borrowed>(
  pieces: readonly string[],
  cheap: boolean,
  names: ProtectedNames<B>,
): Found<B> | undefined {
  if (pieces.length < 2) return undefined
  for (const piece of pieces) {
    const brand = names.exact.get(piece)
    if (!brand) continue
    const telling =
      cheap || besideWord(piece, pieces, names) || (brand.kind === 'authority' && piece.length > 2)
    if (telling || (piece.length >= LONG && !brand.word)) return { brand, trick: 'words' }
  }
  return undefined
}

const besideWord = (piece: string, pieces: readonly string[], { words }: ProtectedNames) =>
  pieces.some((other) => other !== piece && words.has(other))

/** A name that isn't spelled right. */
function disguised<B extends Borrowed>(
  rests: readonly { text: string; taken: 'nothing' | 'digits' | 'words' }[],
  cheap: boolean,
  names: ProtectedNames<B>,
): Found<B> | undefined {
  for (const { text, taken } of rests) {
    if (text.length < LONG) continue
    const alike = names.blurred.get(blurred(text))
    // One digit more or less is another number; only a letter among digits is a disguise.
    if (alike && alike.text !== text && alike.text.length >= LONG && /[a-z]/.test(text))
      return { brand: alike.brand, trick: 'digits' }
    const meant = names.names.find((name) => isMeant(text, name, cheap || taken === 'words'))
    if (meant) return { brand: meant.brand, trick: 'typo' }
  }
  return undefined
}

/** The shorter a name, and the more ordinary a word, the more must speak for a slip. */
function isMeant(text: string, { text: name, brand }: Name, more: boolean): boolean {
  if (/^\d+$/.test(name)) return false
  if (name.length < LONG) return false
  if (name.length === LONG || (brand.word && name.length < 6)) return more && isSlip(text, name)
  return (name.length >= 6 && more && !brand.word) || name.length >= 9
    ? isOneOff(text, name)
    : isSlip(text, name)
}
