import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { toCrockford } from '../sealing/crockford.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import { type AddressError, checkAddress } from './check-address.ts'
import { sealAddress } from './seal-address.ts'
import { newSecret } from './sign-message.ts'
import type { HookInput } from './webhook.schema.ts'
import { historyOf, type StoredWebhook } from './webhook.ts'

/** `exists`: the same address under the same conditions is entered already. */
export type AddHookError = { readonly code: 'exists' | 'address'; readonly address?: AddressError }

/** What was entered, and once only the secret with which signed JSON is checked. */
export interface AddedHook {
  readonly id: string
  readonly version: number
  readonly secret: string | null
}

/** Enters where warnings are sent from now on. A form sent twice makes one. */
export async function addWebhook(
  ctx: Context,
  officer: Officer,
  input: HookInput,
): Promise<Result<AddedHook, AddHookError>> {
  const checked = checkAddress(input.address, input.service, ctx.hookRules)
  if (!checked.ok) return err({ code: 'address', address: checked.error })
  const { service, lang, school, region, scamType } = input
  const said = JSON.stringify([
    officer.centreId,
    service,
    input.address,
    lang,
    school,
    region,
    scamType,
  ])
  const tag = await mac(ctx.secrets.indicator, 'jingzhong/v1/webhook-id', utf8(said))
  const id = `h-${toCrockford(tag, 12).toLowerCase()}`
  const made = service === 'standard' ? newSecret(ctx.random) : null
  const at = ctx.clock().toISOString()
  const hook: StoredWebhook = {
    ...{ id, centreId: officer.centreId, version: 1, name: input.name, service },
    ...{ host: checked.value.host, lang, schoolId: school, region, scamType },
    ...{ active: true, madeBy: officer.id, madeAt: at, changedAt: at },
    sealed: await sealAddress(
      ctx.secrets.indicator,
      id,
      { address: input.address, secret: made ?? input.secret },
      ctx.random,
    ),
  }
  const event = await linkEvent(
    ctx.secrets.audit,
    { seq: 0, mac: '' },
    {
      ...{ reportId: historyOf(id), centreId: officer.centreId, at, actor: officer.id },
      ...{ type: 'hook-added', data: { service, host: hook.host } },
    },
  )
  if (await ctx.webhooks.find(officer.centreId, id)) return err({ code: 'exists' })
  if (!(await ctx.webhooks.add(hook, event))) return err({ code: 'exists' })
  return ok({ id, version: 1, secret: made })
}
