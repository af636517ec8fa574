import type { Context } from '../context.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { bodyMacOf, deriveReceipt, deriveReportId, macOf, parseIdempotencyKey } from './identity.ts'
import type { Acknowledged, Attempt } from './submit-report.ts'

/**
 * The answer that the same bytes under the same key have already had; null where they haven't. For what
 * would be refused: rules change with a release, and what they took before stays taken.
 */
export async function repeatAnswer(
  ctx: Pick<Context, 'reports' | 'secrets'>,
  { key, body }: Pick<Attempt, 'key' | 'body'>,
): Promise<Acknowledged | null> {
  const parsed = parseIdempotencyKey(key)
  if (!parsed.ok) return null
  const { identity: secret } = ctx.secrets
  const keyMac = await macOf(secret, 'key', utf8(parsed.value))
  // By the key alone: which id a body names that can't be read, nobody knows.
  const earlier = await ctx.reports.findAttempt(keyMac, '')
  if (!earlier || earlier.bodyMac !== (await bodyMacOf(secret, parsed.value, body))) return null
  const derivedId = await deriveReportId(secret, parsed.value)
  return {
    id: earlier.id,
    reference: earlier.reference,
    // Another id is one that a sealing client made, together with a receipt of its own.
    receipt: earlier.id === derivedId ? await deriveReceipt(secret, parsed.value) : null,
    stage: 'received',
    dueAt: earlier.dueAt,
    replayed: true,
    held: false,
    cost: null,
  }
}
