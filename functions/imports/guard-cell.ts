/** What a spreadsheet takes for a formula, also behind apostrophes of ours and in its wide form. */
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/
const GUARDED = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/

/** A cell as it may stand in a file that a spreadsheet opens: nothing in it is ever run. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The cell that was guarded: what guardCell wrote comes back as it was. */
export const unguardCell = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text)
