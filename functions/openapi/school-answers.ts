import * as z from 'zod/mini'
import { SCHOOL_KINDS } from '../schools/vocabulary.ts'

/** What the API answers about schools, their staff, and where warnings are sent. */

const text = z.string()

export const schoolList = z.object({
  schools: z.array(
    z.object({
      id: text,
      name: z.object({ zh: text, en: z.nullable(text) }),
      kind: z.enum(SCHOOL_KINDS),
      region: text,
      domains: z.array(text),
      /** Made up to show what an entry looks like. */
      example: z.boolean(),
    }),
  ),
})
