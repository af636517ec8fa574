import * as z from 'zod'
import { day, words } from '../../functions/content/shapes.ts'

/** content/data.yaml: the versions of the data package, newest first. */
export const dataVersionsSchema = z
  .array(
    z.strictObject({
      version: z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'must be like 1.0.0' }),
      on: day,
      zh: words,
      en: words,
    }),
  )
  .min(1)
