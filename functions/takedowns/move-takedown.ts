import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { err, ok, type Result } from '../result.ts'
import { recheckOn } from './recheck-on.ts'
import type { TakedownMove } from './takedown.schema.ts'
import type { StoredTakedown } from './takedown.store.ts'
import { showTakedown, type Takedown } from './takedown.ts'
import { TAKEDOWN_MOVES } from './vocabulary.ts'

/** `conflict`: it has changed since the officer saw it. `state`: it doesn't go there from where it is. */
export type MoveTakedownError = 'not-found' | 'conflict' | 'state'

/** Writes down that somebody was asked, what they did, or what was found on looking again. */
export async function moveTakedown(
  ctx: Context,
  officer: Officer,
  id: string,
  move: TakedownMove,
): Promise<Result<Takedown, MoveTakedownError>> {
  const found = await ctx.takedowns.find(officer.centreId, id)
  if (!found) return err('not-found')
  const { takedown, head } = found
  if (takedown.version !== move.version) return err('conflict')
  const { state } = move
  if (!TAKEDOWN_MOVES[takedown.state].includes(state)) return err('state')
  const at = ctx.clock().toISOString()
  const today = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const again = state === takedown.state
  const checks = again ? takedown.checks + 1 : 0
  const next: StoredTakedown = {
    ...takedown,
    ...{ state, checks, version: takedown.version + 1 },
    stateAt: again ? takedown.stateAt : at,
    recheckOn: state === 'dropped' ? null : (move.recheckOn ?? recheckOn(state, checks, today)),
  }
  const event = await linkEvent(ctx.secrets.audit, head, {
    ...{ reportId: `takedown:${id}`, centreId: officer.centreId, at, actor: officer.id },
    type: 'takedown',
    data: { state, checks, recheckOn: next.recheckOn },
  })
  return (await ctx.takedowns.write(next, event))
    ? ok(await showTakedown(ctx, next))
    : err('conflict')
}
