import type { Officer } from '../access/officer.ts'
import { NO_HEAD } from '../audit/event.store.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { indexTerms } from '../indicators/index-terms.ts'
import { blindIndex, encryptIndicator } from '../indicators/protect.ts'
import { canonicalOf } from '../reports/protect-indicators.ts'
import { err, ok, type Result } from '../result.ts'
import { newReportId } from '../sealing/report-id.ts'
import { recheckOn } from './recheck-on.ts'
import type { TakedownInput } from './takedown.schema.ts'
import { placeOf, showTakedown, type Takedown } from './takedown.ts'

/** `exists`: the same is asked of the same already. `report`: the centre has no such report. */
export type DraftTakedownError = 'exists' | 'report'

/** Enters that somebody is to be asked to take something down. The value lies encrypted, like an indicator. */
export async function draftTakedown(
  ctx: Context,
  officer: Officer,
  { kind, value, asked, toName, to, report }: TakedownInput,
): Promise<Result<Takedown, DraftTakedownError>> {
  const { centreId } = officer
  if (report && !(await ctx.triage.currentState(centreId, report))) return err('report')
  const canonical = canonicalOf(kind, value)
  const idx = await blindIndex(
    ctx.secrets.indicator,
    kind,
    indexTerms({ kind, value: canonical }).whole,
  )
  if (await ctx.takedowns.isAsked(centreId, idx, toName)) return err('exists')
  const id = newReportId(ctx.random)
  const at = ctx.clock().toISOString()
  const today = civilDateOf(ctx.clock(), ctx.operator.timeZone)
  const stored = {
    ...{ id, kind, idx, asked, toName, reportId: report ?? null, toId: to ?? null },
    ct: await encryptIndicator(ctx.secrets.indicator, placeOf({ id, kind }), canonical, ctx.random),
    ...({ state: 'drafted', version: 1, madeAt: at, stateAt: at, checks: 0 } as const),
    recheckOn: recheckOn('drafted', 0, today),
  }
  const event = await linkEvent(ctx.secrets.audit, NO_HEAD, {
    ...{ reportId: `takedown:${id}`, centreId, at, actor: officer.id, type: 'takedown' },
    data: { state: 'drafted', kind, asked, to: to ?? null, report: report ?? null },
  })
  if (!(await ctx.takedowns.write(stored, event))) throw new Error('a new id was taken')
  return ok(await showTakedown(ctx, stored))
}
