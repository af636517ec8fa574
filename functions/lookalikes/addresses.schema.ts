import * as z from 'zod/mini'

export const domain = z
  .string()
  .check(z.regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,24}$/, { error: 'must be a domain in small letters' }))

/** content/addresses.yaml: mailboxes, endings and short links that anybody can have in a minute. */
export const addressesSchema = z.strictObject({
  freeMail: z.array(domain),
  endings: z.array(z.string().check(z.regex(/^[a-z]{2,24}$/))),
  shorteners: z.array(domain),
})
export type Addresses = z.infer<typeof addressesSchema>
