import * as z from 'zod/mini'
import { slug } from '../content/shapes.ts'
import { email } from '../fields/email.ts'
import { name } from '../fields/name.ts'

/** POST /api/v1/triage/schools/staff: somebody of a school, by the mailbox with which they sign in. */
export const staffInput = z.strictObject({
  name: name.check(z.minLength(1, 'required')),
  email,
  school: slug.check(z.maxLength(64)),
})
export type StaffInput = z.infer<typeof staffInput>

/** Lets somebody in again, or no longer. */
export const staffSwitchInput = z.strictObject({
  version: z.int().check(z.minimum(1)),
  active: z.boolean(),
})
