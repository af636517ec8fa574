import type { Context } from '../context.ts'
import { errorName } from '../http/request-log.ts'
import { err, ok, type Result } from '../result.ts'
import { isStorageDown } from '../storage/storage-down.ts'
import type { Officer } from './officer.ts'
import { verifyToken } from './verify-token.ts'

/** `forbidden`: signed in, but nobody has entered this person at a centre, or not any more. */
export type OfficerError = 'unauthenticated' | 'forbidden' | 'unavailable'

/**
 * Who sends a request to the console: a valid token, and an active row of the same email. While the
 * database can't be asked nobody is let in, and a page can still say so.
 */
export async function identifyOfficer(
  ctx: Context,
  request: Request,
): Promise<Result<Officer, OfficerError>> {
  const email = await verifyToken(ctx.access, request, ctx.clock())
  if (!email.ok) return err(email.error === 'unavailable' ? 'unavailable' : 'unauthenticated')
  try {
    const officer = await ctx.officers.findOfficer(email.value)
    return officer && isOfSchool(ctx, officer, email.value) ? ok(officer) : err('forbidden')
  } catch (error) {
    if (!isStorageDown(error)) throw error
    ctx.log('unavailable', { error: errorName(error) })
    return err('unavailable')
  }
}

/**
 * Whether somebody who is there for a school still belongs to it: the directory lists it, and their mailbox
 * is at its domain. Asked each time, so that a change of the directory shuts people out with it.
 */
const isOfSchool = ({ schools }: Context, { role, schoolId }: Officer, email: string): boolean =>
  role !== 'school' || (schoolId != null && schools.ofMailbox(email)?.id === schoolId)
