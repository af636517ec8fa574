import { CONFUSABLES } from './confusables.ts'

const LETTER = new Map(
  Object.entries(CONFUSABLES).flatMap(([plain, lookalikes]) =>
    [...lookalikes].map((letter): [string, string] => [letter, plain]),
  ),
)

/**
 * A label as the eye reads it: letters of other alphabets as the Latin ones they look like, marks taken
 * off. After "skeleton" in Unicode Technical Standard 39, towards small Latin letters only. Chinese stays.
 */
export const skeleton = (label: string): string =>
  [...label.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()]
    .map((letter) => LETTER.get(letter) ?? letter)
    .join('')

/** What passes for another in small print, longest first. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/rn|nn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
  [/0/g, 'o'],
  [/[1l]/g, 'i'],
  [/2/g, 'z'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/5/g, 's'],
  [/[68]/g, 'b'],
  [/7/g, 't'],
  [/[9q]/g, 'g'],
]

/** One spelling for labels of Latin letters and digits that a hurried eye takes for each other. */
export const blurred = (label: string): string =>
  ALIKE.reduce((text, [from, to]) => text.replace(from, to), label)
