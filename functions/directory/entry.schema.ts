import * as z from 'zod/mini'
import { oneLine } from '../fields/name.ts'
import { isRegion } from '../regions/regions.ts'
import { isAgeRecipient } from './age-recipient.ts'
import { AUTHORITY_KINDS, CHANNELS, LEVELS } from './vocabulary.ts'

const MOST_CHANNELS = 4

const channel = z
  .strictObject({
    kind: z.enum(CHANNELS, { error: 'invalid' }),
    value: z.optional(oneLine(200)),
  })
  .check(
    z.refine(({ kind, value }) => (kind === 'inPerson') === (value === undefined), {
      path: ['value'],
      error: 'required',
    }),
  )

/** An entry that a lead or admin adds (without an id), or corrects, for their centre. */
export const entryInput = z
  .strictObject({
    id: z.optional(
      z.string({ error: 'invalid' }).check(z.regex(/^[a-z0-9-]{1,64}$/, { error: 'malformed' })),
    ),
    name: z.strictObject({ zh: oneLine(64), en: oneLine(96) }),
    kind: z.enum(AUTHORITY_KINDS, { error: 'invalid' }),
    region: z.nullable(
      z.string({ error: 'invalid' }).check(z.refine(isRegion, { error: 'invalid' })),
    ),
    level: z.enum(LEVELS, { error: 'invalid' }),
    channels: z
      .array(channel)
      .check(
        z.minLength(1, { error: 'required' }),
        z.maxLength(MOST_CHANNELS, { error: 'too-many' }),
      ),
    publicKey: z.nullable(
      z.string({ error: 'invalid' }).check(z.refine(isAgeRecipient, { error: 'malformed' })),
    ),
    /** The day on which somebody asked; null where nobody has. */
    lastChecked: z.nullable(z.iso.date({ error: 'malformed' })),
    /** No longer to be used; what was passed on to it stays. */
    retired: z.optional(z.boolean({ error: 'invalid' })),
  })
  .check(
    z.refine(({ region, level }) => (region === null) === (level === 'national'), {
      path: ['region'],
      error: 'conflict',
    }),
  )
export type EntryInput = z.infer<typeof entryInput>
