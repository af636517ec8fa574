import * as z from 'zod/mini'
import { allDiffer, bilingual, day, regionCode, slug, words } from '../content/shapes.ts'
import { asciiDomain } from '../fields/host.ts'
import { RESERVED_IDS, SCHOOL_KINDS } from './vocabulary.ts'

const domain = z.string().check(
  z.refine((text) => asciiDomain(text) === text && !/^[\d.]+$/.test(text), {
    error: 'must be a domain such as school.edu.cn, in small letters',
  }),
)

const contact = z.strictObject({
  who: bilingual,
  how: bilingual,
  phone: z.nullable(
    z.string().check(z.regex(/^\d[\d-]*\d$/, { error: 'must be digits in quotes, or null' })),
  ),
  checkedOn: z.nullable(day),
})

const school = z.strictObject({
  id: slug.check(
    z.refine((id) => !RESERVED_IDS.includes(id), {
      error: 'is the name of a page below /schools/',
    }),
  ),
  name: z.strictObject({ zh: words, en: z.optional(words) }),
  aliases: z.optional(z.array(words).check(z.refine((list) => allDiffer(list)))),
  kind: z.enum(SCHOOL_KINDS),
  region: regionCode,
  domains: z
    .array(domain)
    .check(z.refine((list) => allDiffer(list), { error: 'names a domain twice' })),
  contacts: z.array(contact),
  example: z.optional(z.boolean()),
})
export type School = z.infer<typeof school>

const differ = (
  of: (school: School) => readonly unknown[],
  error: string,
): z.core.$ZodCheck<School[]> => z.refine((list) => allDiffer(list.flatMap(of)), { error })

/** content/schools.yaml: the directory of schools. */
export const schoolsSchema = z.strictObject({
  schools: z.array(school).check(
    differ(({ id }) => [id], 'two have the same id'),
    differ(({ name, aliases = [] }) => [name.zh, ...aliases], 'two have the same name'),
    // Whose mailbox is whose must be plain.
    differ(({ domains }) => domains, 'two have the same domain'),
  ),
})
export type SchoolsFile = z.infer<typeof schoolsSchema>
