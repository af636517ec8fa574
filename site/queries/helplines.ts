import file from '../../content/helplines.yaml'
import { parseContent } from '../../functions/content/parse-content'
import { helplinesSchema } from '../schemas/helplines'

/** Every number that the portal may print, in the order in which to show them. */
export const helplines = parseContent(helplinesSchema, file, 'content/helplines.yaml').sort(
  (a, b) => a.order - b.order,
)

/** From a number as printed, also the one from abroad, to the digits to dial. */
export const numbers: ReadonlyMap<string, string> = new Map(
  helplines.flatMap(({ number, tel, fromAbroad }) => [
    [number, tel] as const,
    ...(fromAbroad ? [[fromAbroad, fromAbroad.replaceAll('-', '')] as const] : []),
  ]),
)
