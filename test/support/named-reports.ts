import { env } from 'cloudflare:workers'
import { chainMac } from '../../functions/audit/chain.ts'
import { indexTerms } from '../../functions/indicators/index-terms.ts'
import type { IndicatorKind } from '../../functions/indicators/indicator.ts'
import { blindIndex, encryptIndicator } from '../../functions/indicators/protect.ts'
import { canonicalOf } from '../../functions/reports/protect-indicators.ts'
import { fromBase64url } from '../../functions/sealing/base64url.ts'
import { verdictIdOf } from '../../functions/verdicts/verdict.ts'
import { testEnv } from './door.ts'
import { AUDIT_SECRET, storeReport } from './stored-report.ts'

const secret = fromBase64url(testEnv().INDICATOR_SECRET)
if (!secret.ok) throw new Error('the test secret is malformed')
export const INDICATOR_SECRET = secret.value

export interface Named {
  readonly kind: IndicatorKind
  readonly value: string
}

/** The id under which a centre holds something. */
export async function indicatorId({ kind, value }: Named, centre = 'jiangpan'): Promise<string> {
  const { whole } = indexTerms({ kind, value: canonicalOf(kind, value) })
  return verdictIdOf(centre, kind, await blindIndex(INDICATOR_SECRET, kind, whole))
}

/**
 * Puts a report into D1 that names something, from a network that stands for itself (null: from the desk);
 * `checked` says for which reason an officer verified it.
 */
export async function nameInReport(
  named: Named,
  network: string | null,
  checked: string | null = null,
  change: { centre_id?: string; created_at?: string } = {},
): Promise<string> {
  const id = await storeReport(env.DB, change)
  const [, kind = '', idx = ''] = (await indicatorId(named)).split('.')
  const place = { reportId: id, n: 0, kind: named.kind }
  const ct = await encryptIndicator(INDICATOR_SECRET, place, named.value, (n) => new Uint8Array(n))
  await env.DB.prepare(
    `INSERT INTO indicators (report_id, n, centre_id, kind, idx, ct, kid, source_mac, created_at)
     VALUES (?, 0, ?, ?, ?, ?, 'k1', ?, ?)`,
  )
    .bind(
      ...[id, change.centre_id ?? 'jiangpan', kind, idx, ct, network],
      change.created_at ?? '2026-11-22T02:00:00.000Z',
    )
    .run()
  if (checked !== null) {
    const head = await env.DB.prepare('SELECT mac FROM events WHERE report_id = ? AND seq = 1')
      .bind(id)
      .first<{ mac: string }>()
    const event = {
      ...{ reportId: id, seq: 2, centreId: change.centre_id ?? 'jiangpan', actor: 'li' },
      ...{ at: '2026-11-22T03:00:00.000Z', type: 'decided' },
      data: { from: 'received', to: 'verified', reason: checked },
    }
    await env.DB.prepare(
      `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
       VALUES (?, 2, ?, ?, 'li', 'decided', ?, ?)`,
    )
      .bind(
        ...[id, event.centreId, event.at, JSON.stringify(event.data)],
        await chainMac(AUDIT_SECRET, event, head?.mac ?? ''),
      )
      .run()
  }
  return id
}
