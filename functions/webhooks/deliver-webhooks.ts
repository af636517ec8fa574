import type { Context } from '../context.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import type { OneScope } from '../warnings/warning.schema.ts'
import { messageOf, type Told } from './message-of.ts'
import { placeOf } from './place-of.ts'
import { nextTry } from './retry-rules.ts'
import { openAddress } from './seal-address.ts'
import { sendMessage } from './send-message.ts'
import type { Delivery, Noted, StoredWebhook } from './webhook.ts'

/** Sent in one minute: a Worker keeps six connections at once, the others wait for them. */
const AT_ONCE = 30

/** Longer than a run may take: until then nobody else tries the same. In milliseconds. */
const HELD_FOR = 3 * 60_000

/** What is done is kept for so many days. */
const KEPT_DAYS = 30

/**
 * The minute's job: sends what is due, and notes what came of it. What it says of a warning is how the
 * warning stands now: one that has changed since is told of by the delivery of that change, so that nothing
 * withdrawn is told late.
 */
export async function deliverWebhooks(ctx: Context): Promise<void> {
  const now = ctx.clock()
  const until = new Date(now.getTime() + HELD_FOR).toISOString()
  const due = await ctx.webhooks.take(now.toISOString(), until, AT_ONCE)
  if (due.length === 0) return
  const hooks = await ctx.webhooks.hooksOf(due.map(({ webhookId }) => webhookId))
  const warnings = await ctx.warnings.find(due.flatMap(({ warningId }) => warningId ?? []))
  const noted = await Promise.all(
    due.map((delivery) =>
      deliver(ctx, delivery, hooks.get(delivery.webhookId), warnings.get(delivery.warningId ?? '')),
    ),
  )
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000).toISOString()
  await ctx.webhooks.note(
    noted,
    ctx.centres.all.map(({ id }) => id),
    before,
  )
  for (const state of ['delivered', 'dead'] as const) {
    const count = noted.filter((one) => one.state === state).length
    if (count > 0) ctx.log(state === 'dead' ? 'hook-given-up' : 'hook-delivered', { count })
  }
}

async function deliver(
  ctx: Context,
  delivery: Delivery,
  hook: StoredWebhook | undefined,
  one: OneScope | undefined,
): Promise<Noted> {
  const { id, nextAt, tries } = delivery
  if (!hook?.active) return { id, nextAt, state: 'dropped', outcome: null }
  const told = toldOf(delivery, one)
  if (!told) return { id, nextAt, state: 'superseded', outcome: null }
  const at = ctx.clock()
  const opened = await openAddress(ctx.secrets.indicator, hook.id, hook.sealed)
  const message = messageOf(told, ctx.hookWords, placeOf(ctx, hook.lang))
  const sending = { service: hook.service, id, event: delivery.event, message, at }
  const outcome = opened.ok
    ? await sendMessage(
        opened.value,
        { ...sending, happenedAt: delivery.madeAt },
        ctx.hookRules,
        ctx.send,
      )
    : 'unreadable'
  if (outcome === 'delivered') return { id, nextAt, state: 'delivered', outcome }
  const again = nextTry(outcome, tries, at, (ctx.random(1)[0] ?? 0) / 255)
  return again === null
    ? { id, nextAt, state: 'dead', outcome }
    : { id, nextAt: again, state: 'waiting', outcome }
}

/** What a delivery says now; undefined where the warning has changed since it was written. */
function toldOf({ event, version, data }: Delivery, one: OneScope | undefined): Told | undefined {
  if (event === 'test') return { event }
  if (event === 'nearby') return nearby(data)
  if (!one) return undefined
  const stands = 'warning' in one ? one.warning.version : one.withdrawal.version
  return stands === version ? { event, one } : undefined
}

/** As watch-campus.ts has written it. */
function nearby({ kind, count }: Delivery['data']): Told {
  const known = INDICATOR_KINDS.find((one) => one === kind) ?? 'other'
  return { event: 'nearby', kind: known, count: Number(count) }
}
