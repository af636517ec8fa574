import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { Officer } from './officer.ts'
import { verifyToken } from './verify-token.ts'

/** `forbidden`: signed in, but nobody has entered this person at a centre, or not any more. */
export type OfficerError = 'unauthenticated' | 'forbidden' | 'unavailable'

/** Who sends a request to the console: a valid token, and an active row of the same email. */
export async function identifyOfficer(
  ctx: Context,
  request: Request,
): Promise<Result<Officer, OfficerError>> {
  const email = await verifyToken(ctx.access, request, ctx.clock())
  if (!email.ok) return err(email.error === 'unavailable' ? 'unavailable' : 'unauthenticated')
  const officer = await ctx.officers.findOfficer(email.value)
  return officer ? ok(officer) : err('forbidden')
}
