import * as z from 'zod'
import { allDiffer, day, slug, words } from '../../functions/content/shapes.ts'

const appWords = z.strictObject({ publisher: words, get: words })

/** content/channels.yaml: real channels that are neither numbers nor sites, and what false ones claim. */
export const channelsSchema = z.strictObject({
  changed: day,
  apps: z
    .array(
      z.strictObject({
        id: slug,
        name: words,
        zh: appWords,
        en: appWords,
        checkedOn: z.nullable(day),
      }),
    )
    .min(1)
    .refine((apps) => allDiffer(apps, ({ name }) => name), { error: 'a name stands twice' }),
  claims: z.array(words).min(1),
})
