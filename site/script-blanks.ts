/** The blanks of what is read out to 110, by the names that the words of `now.script` give them. */
export const BLANKS = [
  'place',
  'when',
  'amount',
  'bank',
  'tail',
  'toName',
  'toAccount',
  'toBank',
  'name',
] as const
export type Blank = (typeof BLANKS)[number]

const isBlank = (name: string): name is Blank => (BLANKS as readonly string[]).includes(name)

type Part = { readonly text: string } | { readonly blank: Blank }

/** A sentence as its words and its blanks, in turn: `'I am at {place}.'`. */
export function splitBlanks(line: string): Part[] {
  return line.split(/\{(\w+)\}/).flatMap((part, n): Part[] => {
    if (n % 2 === 0) return part === '' ? [] : [{ text: part }]
    if (!isBlank(part)) throw new Error(`no blank is called "${part}" in: ${line}`)
    return [{ blank: part }]
  })
}
