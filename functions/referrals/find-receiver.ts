import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { listDirectory } from '../directory/list-directory.ts'
import { CENTRE, otherCentres } from './other-centres.ts'
import type { Referral } from './referral.ts'

/**
 * To whom a referral goes: an entry of the officer's directory, or with `centre:` before its id another
 * centre of this portal. @returns null where there is no such entry in use, and no centre with a key
 */
export async function findReceiver(
  ctx: Context,
  officer: Officer,
  to: string,
): Promise<Pick<Referral, 'toId' | 'toName' | 'toCentre'> | null> {
  if (to.startsWith(CENTRE)) {
    const centre = otherCentres(ctx, officer).find(({ id }) => id === to.slice(CENTRE.length))
    return centre ? { toId: centre.id, toName: centre.name.zh, toCentre: centre.id } : null
  }
  const entry = (await listDirectory(ctx, officer)).find(({ id, retired }) => id === to && !retired)
  return entry ? { toId: entry.id, toName: entry.name.zh, toCentre: null } : null
}

/** The same the other way round: how a referral's receiver is named by whoever drafts one. */
export const addressOf = ({ toId, toCentre }: Pick<Referral, 'toId' | 'toCentre'>): string =>
  toCentre === null ? toId : `${CENTRE}${toCentre}`
