import type { Officer } from '../access/officer.ts'
import { noteAtDesk } from '../audit/note-at-desk.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { toCrockford } from '../sealing/crockford.ts'
import { messageOf } from './message-of.ts'
import { placeOf } from './place-of.ts'
import { openAddress } from './seal-address.ts'
import { sendMessage } from './send-message.ts'
import type { Outcome } from './vocabulary.ts'

/** Sends a test at once, once, and says what came of it; also to a hook that is switched off. */
export async function testWebhook(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<Outcome, 'not-found'>> {
  const hook = await ctx.webhooks.find(officer.centreId, id)
  if (!hook) return err('not-found')
  const opened = await openAddress(ctx.secrets.indicator, id, hook.sealed)
  if (!opened.ok) return ok('unreadable')
  await noteAtDesk(ctx, officer, { type: 'hook-tested', data: { host: hook.host } })
  const at = ctx.clock()
  const sending = {
    service: hook.service,
    id: `msg_test_${toCrockford(ctx.random(10), 16).toLowerCase()}`,
    ...{ event: 'test' as const, happenedAt: at.toISOString(), at },
    message: messageOf({ event: 'test' }, ctx.hookWords, placeOf(ctx, hook.lang)),
  }
  return ok(await sendMessage(opened.value, sending, ctx.hookRules, ctx.send))
}
