import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import type { Delivery, StoredWebhook, Webhook } from './webhook.ts'

export interface HookList {
  readonly webhooks: readonly Webhook[]
  /** What was given up, the newest first. */
  readonly dead: readonly Delivery[]
  /** What is still on its way. */
  readonly waiting: readonly Delivery[]
}

/** Where a centre sends warnings, and what didn't arrive. */
export async function listWebhooks(ctx: Context, officer: Officer): Promise<HookList> {
  const { centreId } = officer
  return {
    webhooks: (await ctx.webhooks.list(centreId)).map(shown),
    dead: await ctx.webhooks.deliveries(centreId, 'dead'),
    waiting: await ctx.webhooks.deliveries(centreId, 'waiting'),
  }
}

/** Without what leads there, also encrypted. */
const shown = ({ sealed: _, ...hook }: StoredWebhook): Webhook => hook
