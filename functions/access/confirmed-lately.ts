import type { Context } from '../context.ts'
import { readToken } from './verify-token.ts'

/** How fresh a sign-in has to be for what takes things out of the house, in minutes. */
export const CONFIRMED_MINUTES = 10

/**
 * Whether whoever sends this request has signed in within the last ten minutes: asked before what a
 * stolen session must not do (taking data out, publishing). Never asked before opening, claiming, calling.
 * The token says when it was issued; an older one, or none, is a no.
 */
export async function confirmedLately(
  { access, clock }: Pick<Context, 'access' | 'clock'>,
  request: Request,
): Promise<boolean> {
  const now = clock()
  const vouched = await readToken(access, request, now)
  if (!vouched.ok) return false
  return now.getTime() - vouched.value.issuedAt.getTime() <= CONFIRMED_MINUTES * 60_000
}
