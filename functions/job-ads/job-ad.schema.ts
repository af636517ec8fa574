import '../fields/configure-zod.ts'
import * as z from 'zod/mini'
import { hasInk, isStorable } from '../fields/free-text.ts'
import { LOCALES } from '../fields/locale.ts'
import { LONGEST_ADVERT } from './check-advert.ts'

/** How much the field for the firm takes, in UTF-16 units. */
export const LONGEST_COMPANY = 300

const storable = z.string().check(z.refine(isStorable, { error: 'malformed', abort: true }))

/**
 * An advert to look at. Unlike a report's words it isn't written out: what is quoted from it has to be
 * found again in the text as it was sent.
 */
export const jobAdInput = z.strictObject({
  text: storable.check(
    z.refine(hasInk, { error: 'required', abort: true }),
    z.maxLength(LONGEST_ADVERT, { error: 'too-long' }),
  ),
  /** The firm's name, credit code, mailbox or site, as far as they are known. */
  company: z.optional(storable.check(z.maxLength(LONGEST_COMPANY, { error: 'too-long' }))),
  locale: z._default(z.enum(LOCALES, { error: 'invalid' }), 'zh-CN'),
})
export type JobAdInput = z.infer<typeof jobAdInput>
