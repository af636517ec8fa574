import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { changeProposal } from './change-proposal.ts'
import type { ReturnReason } from './vocabulary.ts'

/** `not-proposed`: it doesn't wait for anybody. */
export type ReturnError = 'not-found' | 'conflict' | 'not-proposed'

/** Sends a proposal back to who wrote it, with a reason. What readers have of it stays. */
export const returnProposal = (
  ctx: Context,
  officer: Officer,
  id: string,
  { version, reason }: { readonly version: number; readonly reason: ReturnReason },
): Promise<Result<number, ReturnError>> =>
  changeProposal<ReturnError>(ctx, officer, id, (current) => {
    if (current.state !== 'proposed') return err('not-proposed')
    if (current.version !== version) return err('conflict')
    return ok({
      to: { state: 'returned', reason },
      event: { type: 'warning-returned', data: { reason } },
    })
  })

/** Puts away what was proposed or sent back; where readers have an earlier one, that stays published. */
export const dropProposal = (
  ctx: Context,
  officer: Officer,
  id: string,
  version: number,
): Promise<Result<number, ReturnError>> =>
  changeProposal<ReturnError>(ctx, officer, id, (current) => {
    if (current.centreId !== officer.centreId) return err('not-found')
    if (current.state !== 'proposed' && current.state !== 'returned') return err('not-proposed')
    if (current.version !== version) return err('conflict')
    return ok({ to: { state: 'dropped', reason: null }, event: { type: 'warning-dropped' } })
  })
