import { helplinesSchema } from '../../site/schemas/helplines.ts'
import { readYaml } from '../../site/vite/yaml.mjs'
import { type Text, THEIR_WORDS } from './texts.ts'

/**
 * What looks like a number to dial: the emergency numbers, service numbers of five digits and more that
 * begin with 10, 12, 95 or 96, 400 and 800 numbers, mobiles.
 */
const DIALLED =
  /(?<![\d.,¥$+-])(?:1(?:10|19|20|22)|1(?:0[01]\d\d|2[1-9]\d\d)|9[56]\d{3,6}|[48]00-?\d{3,4}-?\d{3,4}|1[3-9]\d{9})(?![\d.,:%]\d|\d|\s?(?:元|yuan|人|起|年))/g

/** The numbers that may be printed, as content/helplines.yaml lists them. */
export const listedNumbers = (): Set<string> =>
  new Set(
    helplinesSchema
      .parse(readYaml('content/helplines.yaml'))
      .flatMap(({ number, tel, fromAbroad }) => [number, tel, fromAbroad ?? number]),
  )

/** Numbers of a text that no one has put into content/helplines.yaml. */
export function strayNumbers({ file, at, text }: Text, listed: ReadonlySet<string>): string[] {
  // So may what people type into the search.
  if (THEIR_WORDS.test(at) || file.endsWith('search.yaml')) return []
  return [...text.matchAll(DIALLED)]
    .map(([number]) => number)
    .filter((number) => !listed.has(number))
    .map((number) => `${file}: ${at || '(body)'}: ${number} is not in content/helplines.yaml`)
}
