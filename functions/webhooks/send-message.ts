import { err, ok, type Result } from '../result.ts'
import { checkAddress, type HookRules } from './check-address.ts'
import { jsonOf, type Message } from './message-of.ts'
import type { Address } from './seal-address.ts'
import { dingtalkQuery, feishuFields, standardHeaders } from './sign-message.ts'
import type { HookEvent, HookService, Outcome } from './vocabulary.ts'

/** Milliseconds that a receiver has to answer. */
const PATIENCE = 8_000

export interface Sending {
  readonly service: HookService
  /** Of the delivery: the same over all tries, so that a receiver knows it has it. */
  readonly id: string
  readonly event: HookEvent
  /** When it happened, ISO 8601: a part of the body, the same over all tries. */
  readonly happenedAt: string
  readonly message: Message
  /** The time of the try. */
  readonly at: Date
}

/**
 * Sends one message to where a hook leads. The address is judged again before each try, because the list
 * may have changed since it was entered; a way elsewhere is never followed.
 */
export async function sendMessage(
  { address, secret }: Address,
  sending: Sending,
  rules: HookRules,
  send: typeof fetch,
): Promise<Outcome> {
  const checked = checkAddress(address, sending.service, rules)
  if (!checked.ok) return 'not-allowed'
  const prepared = await prepare(checked.value, secret, sending)
  if (!prepared.ok) return 'unreadable'
  const { url, headers, body } = prepared.value
  try {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Jingzhong', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    })
    return await outcomeOf(response, sending.service)
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable'
  }
}

interface Prepared {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

async function prepare(
  url: URL,
  secret: string | null,
  { service, id, event, happenedAt, message, at }: Sending,
): Promise<Result<Prepared, 'no-secret'>> {
  const { line } = message
  switch (service) {
    case 'standard': {
      if (secret === null) return err('no-secret')
      const body = jsonOf(event, happenedAt, message)
      return ok({ url, headers: await standardHeaders(secret, { id, at, body }), body })
    }
    case 'wecom':
      return ok({ url, headers: {}, body: textOf(line) })
    case 'dingtalk': {
      const signed = new URL(url)
      const query = secret === null ? {} : await dingtalkQuery(secret, at)
      for (const [name, value] of Object.entries(query)) signed.searchParams.set(name, value)
      return ok({ url: signed, headers: {}, body: textOf(line) })
    }
    case 'feishu': {
      const signed = secret === null ? {} : await feishuFields(secret, at)
      const said = { ...signed, msg_type: 'text', content: { text: line } }
      return ok({ url, headers: {}, body: JSON.stringify(said) })
    }
  }
}

/** The same for WeCom and DingTalk, whose documents on group robots agree in this. */
const textOf = (content: string) => JSON.stringify({ msgtype: 'text', text: { content } })

async function outcomeOf(response: Response, service: HookService): Promise<Outcome> {
  const { status } = response
  if (service === 'standard' || !response.ok) await response.body?.cancel()
  if (status >= 300 && status < 400) return 'redirected'
  if (status === 410) return 'gone'
  if (!response.ok) return 'refused'
  if (service === 'standard') return 'delivered'
  // All three answer 200 also where they didn't take it.
  const { errcode, code } = await response.json<{ errcode?: number; code?: number }>()
  return (service === 'feishu' ? code : errcode) === 0 ? 'delivered' : 'not-taken'
}
