import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { bodyMacOf, macOf, parseIdempotencyKey } from '../reports/identity.ts'
import { err, ok, type Result } from '../result.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { reopened } from '../triage/reopen-report.ts'
import type { CurrentState } from '../triage/report-file.ts'
import type { SealedMessage, Sender } from './sealed-message.ts'

/** One attempt to send a message; sent again with the same key and bytes it is the same message. */
export interface MessageAttempt {
  readonly key: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly reportId: string
  readonly centreId: string
  readonly sender: Sender
  /** Who the event names: an officer's id, or `reporter`. */
  readonly actor: string
  readonly sealedBy: 'browser' | 'worker'
}

export interface SentMessage {
  readonly id: string
  readonly at: string
}

export type StoreError =
  | 'malformed-idempotency-key'
  | 'weak-idempotency-key'
  | 'key-reused'
  | 'not-found'
  | 'conflict'

const TRIES = 5

/**
 * Stores a message and its event. `seal` is asked only once no earlier attempt is found; `refuse` is
 * asked about the report as it is now, each time that somebody else was a moment faster. What is written to
 * a report that had ended opens it again.
 */
export async function storeMessage<E extends string>(
  ctx: Context,
  attempt: MessageAttempt,
  seal: () => Promise<Result<SealedMessage, E>>,
  refuse: (current: CurrentState) => E | null,
): Promise<Result<SentMessage, StoreError | E>> {
  const { reportId, centreId, sender, actor, sealedBy } = attempt
  const key = parseIdempotencyKey(attempt.key)
  if (!key.ok) return err(`${key.error}-idempotency-key` as const)
  const secret = ctx.secrets.identity
  // Of another purpose than a report's: the same key for both is no clash.
  const keyMac = await macOf(secret, 'key', utf8(`message|${key.value}`))
  const bodyMac = await bodyMacOf(secret, key.value, attempt.body)
  const earlier = await ctx.messages.findAttempt(keyMac)
  if (earlier) return answerEarlier(earlier, reportId, bodyMac)

  const sealed = await seal()
  if (!sealed.ok) return sealed
  const at = ctx.clock().toISOString()
  const message = { ...sealed.value, sender, at, sealedBy, keyMac, bodyMac }
  const data = { message: message.id, digest: await digestOf(message.ct) }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(centreId, reportId)
    if (!current) return err('not-found')
    const refusal = refuse(current)
    if (refusal) return err(refusal)
    const again =
      current.open || sender === 'centre'
        ? null
        : reopened(current, await ctx.messages.lastDecision(centreId, reportId), at)
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      ...{ reportId, centreId, at, actor },
      ...(again
        ? { type: 'reopened', data: { ...data, from: current.stage, to: again.stage } }
        : { type: 'message', data }),
    })
    const stored = await ctx.messages.add(current.version, message, event, again)
    if (stored === 'stored') return ok({ id: message.id, at })
    if (stored === 'exists') {
      const winner = await ctx.messages.findAttempt(keyMac)
      return winner ? answerEarlier(winner, reportId, bodyMac) : err('conflict')
    }
  }
  return err('conflict')
}

function answerEarlier(
  earlier: { reportId: string; id: string; at: string; bodyMac: string },
  reportId: string,
  bodyMac: string,
): Result<SentMessage, 'key-reused'> {
  return earlier.reportId === reportId && earlier.bodyMac === bodyMac
    ? ok({ id: earlier.id, at: earlier.at })
    : err('key-reused')
}

/** What the history keeps of a message: enough to see that it was exchanged, nothing to read. */
export const digestOf = async (ct: string) =>
  toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(ct))))
