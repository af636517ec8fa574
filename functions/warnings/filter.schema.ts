import * as z from 'zod/mini'
import { LOCALES } from '../fields/locale.ts'
import { OVERSEAS } from '../fields/region.ts'
import { WARNING_KINDS } from './vocabulary.ts'
import type { WarningEntry } from './warning.schema.ts'

const id = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: 'malformed' }), z.maxLength(64, 'too-long'))

/** Up to ten of them, with commas. */
const ids = z
  .string()
  .check(
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*(?:,[a-z0-9]+(?:-[a-z0-9]+)*){0,9}$/, { error: 'malformed' }),
    z.maxLength(400, 'too-long'),
  )

/** What a list of warnings is narrowed to. An id that nothing has gives an empty list. */
const filter = {
  kind: z.optional(z.enum(WARNING_KINDS, { error: 'invalid' })),
  type: z.optional(ids),
  /** A province, a city or a county, with all that lies in it. */
  region: z.optional(z.string().check(z.regex(/^(?:\d{6}|overseas)$/, { error: 'malformed' }))),
  school: z.optional(id),
  /** Only what is written in this language; all of it is in Chinese. */
  written: z.optional(z.enum(LOCALES, { error: 'invalid' })),
}

/** Nothing else may stand beside it: who mistypes a name should hear of it. */
export const warningFilter = z.strictObject(filter)
export type WarningFilter = z.infer<typeof warningFilter>

/** What of an address narrows a list; what isn't a filter, or none that can be read, is passed over. */
export function readFilter(query: URLSearchParams): WarningFilter {
  const read = Object.entries(filter).flatMap(([name, shape]) => {
    const value = shape.safeParse(query.get(name) || undefined)
    return value.success && value.data !== undefined ? [[name, value.data]] : []
  })
  return Object.fromEntries(read)
}

/** Whether a list that is narrowed so holds a warning. Pure. */
export const matches =
  ({ kind, type, region, school, written }: WarningFilter) =>
  (entry: WarningEntry): boolean =>
    (kind === undefined || entry.kind === kind) &&
    (type === undefined || type.split(',').includes(entry.scamType)) &&
    (school === undefined || entry.school?.id === school) &&
    (written !== 'en' || entry.words.en !== undefined) &&
    (region === undefined || (entry.region !== null && liesIn(entry.region, region)))

/** GB/T 2260: a code that ends in zeros holds all that begin like it. */
const liesIn = (code: string, place: string) =>
  place === OVERSEAS ? code === OVERSEAS : code.startsWith(place.replace(/(?:00){1,2}$/, ''))
