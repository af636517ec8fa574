import type { Indicator } from '../../functions/indicators/indicator.ts'
import { publicHash } from '../../functions/verdicts/public-hash.ts'
import { NOW } from './door.ts'

/** Puts a verdict that two officers agreed on into the database, past the verbs; `changed` replaces columns. */
export async function publishVerdict(
  db: D1Database,
  indicator: Indicator,
  changed: Readonly<Record<string, string | null>> = {},
): Promise<string> {
  const centre = changed.centre_id ?? 'jiangpan'
  const at = NOW.toISOString()
  const row = {
    ...{ id: `${centre}.${indicator.kind}.index`, centre_id: centre, asked_centre: null },
    ...{
      kind: indicator.kind,
      idx: 'index',
      ct: 'ct',
      kid: 'k1',
      version: 1,
      verdict: 'confirmed',
    },
    ...{ asked: null, grounds: 'payment-papers', asked_by: 'wang', agreed_by: 'li', since: at },
    expires_at: new Date(NOW.getTime() + 86_400_000).toISOString(),
    hash: await publicHash(indicator),
    ...{ masked_at: null, reason: null, changed_at: at },
    ...changed,
  }
  const columns = Object.keys(row)
  await db
    .prepare(
      `INSERT INTO verdicts (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    .bind(...Object.values(row))
    .run()
  return row.id
}
