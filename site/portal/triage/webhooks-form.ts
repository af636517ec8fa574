import type { Officer } from '../../../functions/access/officer'
import { type FieldError, PROBLEMS } from '../../../functions/http/errors'
import { validate } from '../../../functions/http/validate'
import { readConsoleForm } from '../../../functions/triage/read-console-form'
import { addWebhook } from '../../../functions/webhooks/add-webhook'
import { renewSecret, switchWebhook } from '../../../functions/webhooks/change-webhook'
import type { AddressError } from '../../../functions/webhooks/check-address'
import { hookLists } from '../../../functions/webhooks/hook-lists'
import { settleDelivery } from '../../../functions/webhooks/settle-delivery'
import { testWebhook } from '../../../functions/webhooks/test-webhook'
import {
  deadInput,
  hookInput,
  secretInput,
  switchInput,
} from '../../../functions/webhooks/webhook.schema'
import type { Desk } from './desk'

type Fields = Readonly<Record<string, string>>

/** What a form of the page did: led on, showed a secret this once, or failed. */
export type HookAnswer =
  | { readonly leadTo: string }
  | { readonly secret: string }
  | {
      readonly problem: 'invalid' | 'conflict' | 'exists' | 'not-found'
      readonly status: number
      readonly fields: Fields
      readonly errors: readonly FieldError[]
      readonly address?: AddressError | undefined
    }

const MOST = 8_192

/** Does what a form of /triage/webhooks/ asks for; `act` says which one it is. */
export async function actOnHooks(
  desk: Desk,
  officer: Officer,
  request: Request,
): Promise<HookAnswer> {
  const read = await readConsoleForm(request, MOST)
  if (!read.ok) return failed('invalid', {})
  const fields = read.value
  const version = Number(fields.version)
  const { hook = '', act } = fields
  const { ctx, paths } = desk
  const done = (what: string) => ({ leadTo: paths.webhooks({ done: what }) })
  switch (act) {
    case 'add':
      return add(desk, officer, fields)
    case 'on':
    case 'off': {
      const input = validate(switchInput, { version, active: act === 'on' })
      if (!input.ok) return failed('invalid', {})
      const switched = await switchWebhook(ctx, officer, hook, input.value)
      return switched.ok ? done(act) : failed(plain(switched.error), {})
    }
    case 'secret': {
      const input = validate(secretInput, { version })
      if (!input.ok) return failed('invalid', {})
      const renewed = await renewSecret(ctx, officer, hook, input.value)
      return renewed.ok ? { secret: renewed.value.secret } : failed(plain(renewed.error), {})
    }
    case 'test': {
      const tested = await testWebhook(ctx, officer, hook)
      return tested.ok ? done(`test-${tested.value}`) : failed('not-found', {})
    }
    case 'retry':
    case 'drop': {
      const input = validate(deadInput, { do: act })
      if (!input.ok) return failed('invalid', {})
      const settled = await settleDelivery(ctx, officer, fields.delivery ?? '', input.value.do)
      return settled.ok ? done(act) : failed(settled.error, {})
    }
    default:
      return failed('invalid', {})
  }
}

async function add(desk: Desk, officer: Officer, fields: Fields): Promise<HookAnswer> {
  const { ctx, paths } = desk
  const { name, service, address, secret, lang, school, region, scamType } = fields
  const input = validate(hookInput(hookLists(ctx)), {
    ...{ name, service, address: address?.trim(), lang, secret: secret || null },
    ...{ school: school || null, region: region || null, scamType: scamType || null },
  })
  if (!input.ok) return failed('invalid', fields, input.error)
  const added = await addWebhook(ctx, officer, input.value)
  if (added.ok) {
    return added.value.secret === null
      ? { leadTo: paths.webhooks({ done: 'added' }) }
      : { secret: added.value.secret }
  }
  if (added.error.code === 'exists') return failed('exists', fields)
  const errors = [{ pointer: '/address', code: 'invalid' as const }]
  return failed('invalid', fields, errors, added.error.address)
}

const plain = (code: 'not-found' | 'conflict' | 'no-secret') =>
  code === 'no-secret' ? 'conflict' : code

const failed = (
  problem: 'invalid' | 'conflict' | 'exists' | 'not-found',
  fields: Fields,
  errors: readonly FieldError[] = [],
  address?: AddressError,
): HookAnswer => ({
  ...{ problem, fields, errors, address },
  status: PROBLEMS[problem === 'exists' ? 'conflict' : problem],
})
