import './configure-zod.ts'
import * as z from 'zod/mini'

/**
 * Whether a text can be stored and read back as it is: no lone surrogate (D1 returns U+FFFD instead,
 * so value and index would disagree) and no NUL (SQL's `length()` stops there).
 */
export const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/**
 * Line breaks as \n, NFC, and every character that is itself unseen but changes what is seen (controls
 * other than tab and line break, bidi embeddings, overrides and isolates, interlinear marks, tags)
 * written out as ⟨U+202E⟩. Not refused: people paste what the swindler sent them. Not dropped: the
 * trick is evidence. Zero-width joiners, spaces and direction marks stay, for writing needs them; whoever
 * matches text folds them away first (`foldForMatching`).
 */
export function writeOut(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(
      /[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu,
      (unseen) => `⟨U+${unseen.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}⟩`,
    )
    .normalize('NFC')
}

/** Whether there is anything to see in a text. */
export const hasInk = (text: string) => /[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)

/** Any words of at most `max` UTF-16 units: refused when blank, NUL or not well formed; written out. */
export const freeText = (max: number) =>
  z
    .string()
    .check(
      z.refine(isStorable, { error: 'malformed', abort: true }),
      z.refine(hasInk, { error: 'required', abort: true }),
      z.overwrite(writeOut),
      z.maxLength(max, { error: 'too-long' }),
    )
