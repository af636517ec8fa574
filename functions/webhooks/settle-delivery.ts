import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { historyOf } from './webhook.ts'

/** `conflict`: it isn't given up, or not any more. */
export type SettleError = 'not-found' | 'conflict'

/** Tries what was given up once more from the beginning, or puts it away. */
export async function settleDelivery(
  ctx: Context,
  officer: Officer,
  id: string,
  what: 'retry' | 'drop',
): Promise<Result<null, SettleError>> {
  const delivery = await ctx.webhooks.findDelivery(officer.centreId, id)
  const hook = delivery && (await ctx.webhooks.find(officer.centreId, delivery.webhookId))
  if (!delivery || !hook) return err('not-found')
  if (delivery.state !== 'dead' || (what === 'retry' && !hook.active)) return err('conflict')
  const at = ctx.clock().toISOString()
  const event = await linkEvent(
    ctx.secrets.audit,
    await ctx.subjectLog.headOf(historyOf(hook.id)),
    {
      ...{ reportId: historyOf(hook.id), centreId: hook.centreId, at, actor: officer.id },
      ...{ type: 'delivery-settled', data: { what, event: delivery.event } },
    },
  )
  const to = what === 'retry' ? 'waiting' : 'dropped'
  const done = await ctx.webhooks.settleDead(delivery, hook.version, to, at, event)
  return done ? ok(null) : err('conflict')
}
