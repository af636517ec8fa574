import { toBase64url } from '../sealing/base64url.ts'

/** One link of a report's history. `data` holds codes and digests only; words live elsewhere. */
export interface EventDraft {
  readonly reportId: string
  /** 1, 2, 3 … within the report. */
  readonly seq: number
  readonly centreId: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** An officer's id, `reporter`, or `system`. */
  readonly actor: string
  readonly type: string
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

const encoder = new TextEncoder()

/**
 * The MAC that chains an event to the one before it: HMAC-SHA-256 under AUDIT_SECRET over the event and
 * the previous MAC ('' for the first), so that a changed, removed or reordered event shows.
 */
export async function chainMac(
  secret: Uint8Array,
  draft: EventDraft,
  previous: string,
): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    secret as BufferSource,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const { reportId, seq, centreId, at, actor, type, data } = draft
  const message = JSON.stringify(['v1', previous, reportId, seq, centreId, at, actor, type, data])
  return toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(message))))
}
