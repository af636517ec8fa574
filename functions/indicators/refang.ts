import { TOP_LEVELS } from './top-levels.ts'

const ENDING = `(?:${TOP_LEVELS.join('|')})(?![a-z0-9])`

/** One way to write a link so that no filter sees it, and how it is undone. Every pattern is bounded. */
export interface Refanging {
  readonly find: RegExp
  readonly put: string
}

/** Ordered: schemes, then separators, then dots. For text that `foldForMatching` has folded. */
export const REFANGINGS: readonly Refanging[] = [
  { find: /(?<![a-z0-9])h(?:xx|\*\*|x\*|\*x|tx|xt)p(?=s?[ :[/\\])/gi, put: 'http' },
  { find: / ?[[({【]:(?:\/\/)?[\])}】]/g, put: ':' },
  { find: /(?<=(?<![a-z0-9])https?) ?: ?[/\\]{1,3} ?/gi, put: '://' },
  { find: /(?<=(?<![a-z0-9])https?) ?:(?![/\\\d])/gi, put: '://' },
  { find: / ?[[({<【「] ?(?:at|@) ?[\])}>】」] ?/gi, put: '@' },
  { find: / ?[[({<【「] ?(?:\.|。|点|點|dot|d0t) ?[\])}>】」] ?/gi, put: '.' },
  { find: /(?<=[a-z0-9-])[。·•∙](?=[a-z0-9])/gi, put: '.' },
  { find: /(?<=[a-z0-9]) (?:dot|d0t|\.|。) (?=[a-z0-9])/gi, put: '.' },
  { find: new RegExp(`(?<=[a-z0-9]) ?[点點丶] ?(?=${ENDING})`, 'gi'), put: '.' },
]

/** Links as they were meant: hxxp, h**p, [.], 【点】, 点com, dot and 。 undone, until nothing changes. */
export function refang(text: string): string {
  let before = ''
  let after = text
  while (before !== after) {
    before = after
    after = REFANGINGS.reduce((rest, { find, put }) => rest.replace(find, put), after)
  }
  return after
}
