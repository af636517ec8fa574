import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import { err, ok, type Result } from '../result.ts'
import type { AddedWrap } from './rewrap.schema.ts'

export type AddError =
  | { readonly code: 'not-found' | 'conflict' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

/**
 * Adds wraps for the keys of today to what is sealed of an open report, so that an older key can be retired.
 * Nothing that is there is changed or taken away, and nobody gets a wrap whose key isn't the centre's or the
 * recovery key of today. Whether a wrap opens only its key can tell: who added it stands in the history.
 */
export async function addWraps(
  ctx: Context,
  officer: Officer,
  reportId: string,
  wraps: readonly AddedWrap[],
): Promise<Result<{ readonly added: number }, AddError>> {
  const { centreId } = officer
  const current = await ctx.triage.currentState(centreId, reportId)
  if (!current?.open) return err({ code: 'not-found' })
  const day = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const kids = ctx.centres.recipientsFor(centreId, day).map(({ kid }) => kid)
  const lacking = (await ctx.rewraps.lacking(centreId, [reportId], kids)).get(reportId) ?? []
  const errors = wraps.flatMap(({ part, kid }, n): FieldError[] => {
    if (!kids.includes(kid)) return [{ pointer: `/wraps/${n}/kid`, code: 'invalid' }]
    const thing = lacking.find((one) => one.part === part)
    const isNew = thing && !thing.wraps.some((wrap) => wrap.kid === kid)
    return isNew ? [] : [{ pointer: `/wraps/${n}/part`, code: 'invalid' }]
  })
  if (errors.length > 0) return err({ code: 'invalid', errors })
  const event = await linkEvent(ctx.secrets.audit, current.head, {
    ...{ reportId, centreId, at: ctx.clock().toISOString(), actor: officer.id },
    ...{ type: 'rewrapped', data: { wraps: wraps.length } },
  })
  if (!(await ctx.rewraps.add(wraps, event))) return err({ code: 'conflict' })
  return ok({ added: wraps.length })
}
