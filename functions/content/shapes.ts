import * as z from 'zod/mini'

/**
 * The small shapes that content files are made of. Their messages are sentences, because the reader is
 * an editor whose file has just stopped the build.
 */

/** Words for a reader: one line or more, not blank, no space at either end. */
export const words = z
  .string()
  .check(z.regex(/^\S(?:[\s\S]*\S)?$/, { error: 'must not be blank or begin or end with a space' }))

/** The same words in both languages of the site. */
export const bilingual = z.strictObject({ zh: words, en: words })
export type Bilingual = z.infer<typeof bilingual>

/** An id or slug: small letters and digits in groups joined by hyphens. */
export const slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'small letters, digits and single hyphens' }))

/** A civil date that exists, as text: 2026-11-22. */
export const day = z.iso.date({ error: 'must be a date such as 2026-11-22' })

/** The form of a GB/T 2260 code; whether it exists is checked against content/regions. */
export const regionCode = z
  .string()
  .check(z.regex(/^\d{6}$/, { error: 'must be a code of six digits, in quotes, such as "510100"' }))

/** Whether no two members are the same, or have the same `of`. */
export function allDiffer<T>(list: readonly T[], of: (member: T) => unknown = (m) => m): boolean {
  return new Set(list.map(of)).size === list.length
}
