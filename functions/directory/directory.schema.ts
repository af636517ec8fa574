import * as z from 'zod/mini'
import { allDiffer, bilingual, day, regionCode, slug, words } from '../content/shapes.ts'
import { isAgeRecipient } from './age-recipient.ts'
import { AUTHORITY_KINDS, CHANNELS, LEVELS } from './vocabulary.ts'

const channel = z.strictObject({ kind: z.enum(CHANNELS), value: z.optional(words) }).check(
  z.refine(({ kind, value }) => (kind === 'inPerson') === (value === undefined), {
    error: 'needs a value, unless somebody goes there in person',
  }),
)

const entry = z
  .strictObject({
    id: slug,
    name: bilingual,
    kind: z.enum(AUTHORITY_KINDS),
    region: z.nullable(regionCode),
    level: z.enum(LEVELS),
    channels: z.array(channel).check(z.minLength(1)),
    publicKey: z.nullable(
      z.string().check(z.refine(isAgeRecipient, { error: 'must be an age recipient: age1…' })),
    ),
    lastChecked: z.nullable(day),
  })
  .check(
    z.refine(({ region, level }) => (region === null) === (level === 'national'), {
      path: ['region'],
      error: 'is null for the whole country, and only there',
    }),
  )

/** content/directory.yaml: to whom reports and requests can be passed on. */
export const directorySchema = z.array(entry).check(
  z.refine((entries) => allDiffer(entries, ({ id }) => id), {
    error: 'two entries have the same id',
  }),
)
