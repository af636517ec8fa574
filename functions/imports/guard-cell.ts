/**
 * What a spreadsheet takes for a formula: also behind apostrophes of ours, in its wide form, and behind
 * what it passes over at the beginning. A tab or a new line there ends a cell in some programs.
 */
const LIVE = '(?:[\\s\\u200b\\u2060]*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|[\\t\\r\\n])'
const FORMULA = new RegExp(`^'*${LIVE}`)
const GUARDED = new RegExp(`^'+${LIVE}`)

/** A cell as it may stand in a file that a spreadsheet opens: nothing in it is ever run. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The cell that was guarded: what guardCell wrote comes back as it was. */
export const unguardCell = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text)
