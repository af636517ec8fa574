import * as z from 'zod/mini'
import { allDiffer, slug, words } from '../content/shapes.ts'

/** The headings under which lists gather the types. */
export const SCAM_GROUPS = [
  'work',
  'invest',
  'loan',
  'shopping',
  'posing',
  'relationship',
  'threat',
  'game',
  'card',
  'link',
  'elder',
  'again',
  'other',
] as const
export type ScamGroup = (typeof SCAM_GROUPS)[number]

/** The two answers for whoever finds no type, in the order in which they end the list. */
export const LAST_TYPES = ['other', 'unknown'] as const

const scamType = z.strictObject({
  id: slug,
  zh: words,
  en: words,
  guide: z.nullable(slug),
  group: z.enum(SCAM_GROUPS),
})
export type ScamType = z.infer<typeof scamType>

/** content/scam-types.yaml: the kinds of scam, in the order of the report form. */
export const scamTypesSchema = z.array(scamType).check(
  z.refine((types) => allDiffer(types, ({ id }) => id), { error: 'two types have the same id' }),
  z.refine(
    (types) =>
      types
        .slice(-2)
        .map(({ id }) => id)
        .join() === LAST_TYPES.join(),
    { error: 'must end with other and unknown' },
  ),
)
