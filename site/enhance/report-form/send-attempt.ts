import type { CodeAt } from '../../../functions/fields/codes.ts'
import { apiPaths } from '../../paths.ts'

/** What became of an attempt. */
export type Outcome =
  | { readonly is: 'received'; readonly reference: string; readonly receipt: string | null }
  /** An earlier attempt under the same key had arrived, with other answers. */
  | { readonly is: 'already' }
  /** The Worker found something wrong. */
  | { readonly is: 'invalid'; readonly errors: readonly CodeAt[] }
  /** Refused for another reason: trying again won't help. */
  | { readonly is: 'refused'; readonly code: string }
  | { readonly is: 'busy'; readonly seconds: number }
  /** No answer, or one that says nothing: it may have arrived. The same bytes may be sent again. */
  | { readonly is: 'unknown' }

const TIMEOUT_MS = 25_000

export interface Sendable {
  readonly identity: { readonly key: string; readonly proof?: string | undefined }
  readonly body: string
  /** Where it is sent; the public's own way in, unless said. */
  readonly api?: string | undefined
}

/** Sends one attempt once. */
export async function sendAttempt({ identity, body, api }: Sendable): Promise<Outcome> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(api ?? apiPaths.reports(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': identity.key,
        ...(identity.proof && { 'proof-of-work': identity.proof }),
      },
      body,
      signal: controller.signal,
    })
    return await outcomeOf(response)
  } catch {
    return { is: 'unknown' }
  } finally {
    clearTimeout(timer)
  }
}

interface Answer {
  readonly reference?: string
  readonly receipt?: string
  readonly code?: string
  readonly errors?: readonly CodeAt[]
}

async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.status === 429) {
    return { is: 'busy', seconds: Number(response.headers.get('retry-after')) || 60 }
  }
  if (response.status >= 500) return { is: 'unknown' }
  const answer = (await response.json()) as Answer
  if (response.ok && answer.reference) {
    return { is: 'received', reference: answer.reference, receipt: answer.receipt ?? null }
  }
  if (answer.code === 'key-reused') return { is: 'already' }
  if (answer.code === 'invalid') return { is: 'invalid', errors: answer.errors ?? [] }
  // Without a code of ours somebody else answered: a café's network that wants a click first.
  return answer.code ? { is: 'refused', code: answer.code } : { is: 'unknown' }
}

/** Refused for what the page brought and nobody typed: the centre, or the keys it is sealed to. */
export const isStale = (outcome: Outcome): boolean =>
  outcome.is === 'invalid' && outcome.errors.some(({ pointer }) => STALE.test(pointer))
const STALE = /^\/(?:centre|sealed)(?:\/|$)/
