import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { openAddress, sealAddress } from './seal-address.ts'
import { newSecret } from './sign-message.ts'
import { historyOf, type StoredWebhook } from './webhook.ts'

/** `conflict`: somebody changed it since it was read. `no-secret`: its service has none that is ours. */
export type ChangeHookError = 'not-found' | 'conflict' | 'no-secret'

/** Switches a hook on or off. What waits for one that is switched off is never sent. */
export async function switchWebhook(
  ctx: Context,
  officer: Officer,
  id: string,
  { version, active }: { readonly version: number; readonly active: boolean },
): Promise<Result<number, ChangeHookError>> {
  const hook = await ctx.webhooks.find(officer.centreId, id)
  if (!hook) return err('not-found')
  if (hook.version !== version) return err('conflict')
  const type = active ? 'hook-on' : 'hook-off'
  return (await change(ctx, officer, hook, { active }, type)) ? ok(version + 1) : err('conflict')
}

/** Gives a program's hook a new secret, shown once; the old one no longer signs anything. */
export async function renewSecret(
  ctx: Context,
  officer: Officer,
  id: string,
  { version }: { readonly version: number },
): Promise<Result<{ readonly version: number; readonly secret: string }, ChangeHookError>> {
  const hook = await ctx.webhooks.find(officer.centreId, id)
  if (!hook) return err('not-found')
  if (hook.version !== version) return err('conflict')
  const { indicator } = ctx.secrets
  const opened = await openAddress(indicator, id, hook.sealed)
  if (hook.service !== 'standard' || !opened.ok) return err('no-secret')
  const secret = newSecret(ctx.random)
  const { address } = opened.value
  const sealed = await sealAddress(indicator, id, { address, secret }, ctx.random)
  const done = await change(ctx, officer, hook, { sealed }, 'hook-secret')
  return done ? ok({ version: version + 1, secret }) : err('conflict')
}

async function change(
  ctx: Context,
  officer: Officer,
  hook: StoredWebhook,
  to: Partial<StoredWebhook>,
  type: string,
): Promise<boolean> {
  const at = ctx.clock().toISOString()
  const event = await linkEvent(
    ctx.secrets.audit,
    await ctx.subjectLog.headOf(historyOf(hook.id)),
    {
      ...{ reportId: historyOf(hook.id), centreId: hook.centreId, at, actor: officer.id },
      ...{ type, data: { service: hook.service, host: hook.host } },
    },
  )
  return ctx.webhooks.change(hook, { ...hook, ...to, changedAt: at }, event)
}
