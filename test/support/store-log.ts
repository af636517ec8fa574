/** One event as it would be logged; `received` makes a new report of it. */
export interface LoggedChange {
  readonly type: string
  /** ISO 8601, UTC. */
  readonly at: string
  /** The report; of `received` made up. */
  readonly id?: string
  /** Columns of a new report. */
  readonly report?: Readonly<Record<string, string | number | null>>
  readonly data?: Readonly<Record<string, unknown>>
}

let made = 0

/**
 * Puts events, and reports for those received, straight into D1, in their order and a thousand at a time;
 * the chain is left out. @returns the ids of the reports
 */
export async function storeLog(
  db: D1Database,
  changes: readonly LoggedChange[],
): Promise<string[]> {
  const events = changes.map((change) => {
    if (change.type === 'received') made += 1
    const id = change.id ?? `${'0'.repeat(18)}${String(made).padStart(8, '0')}`
    return {
      scam_type: 'task-rebate',
      region: null,
      amount_band: null,
      ...change.report,
      ...change,
      id,
    }
  })
  const statements = []
  for (let from = 0; from < events.length; from += 1000) {
    const page = JSON.stringify(events.slice(from, from + 1000))
    statements.push(
      db
        .prepare(
          `INSERT INTO reports (id, reference, centre_id, key_mac, body_mac, receipt_mac, receipt_key,
             kind, locale, scam_type, region, amount_band, sealed_by, created_at, lane, due_at, stage_at)
           SELECT j.value ->> 'id', 'R', 'jiangpan', j.value ->> 'id', 'b', j.value ->> 'id', 'k',
             'fraud', 'zh-CN', j.value ->> 'scam_type', j.value ->> 'region', j.value ->> 'amount_band',
             'browser', j.value ->> 'at', 'routine', j.value ->> 'at', j.value ->> 'at'
           FROM json_each(?) AS j WHERE j.value ->> 'type' = 'received'`,
        )
        .bind(page),
      db
        .prepare(
          `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
           SELECT j.value ->> 'id',
             1 + j.key + (SELECT count(*) FROM events e WHERE e.report_id = j.value ->> 'id'),
             'jiangpan', j.value ->> 'at',
             iif(j.value ->> 'type' = 'received', 'reporter', 'wang'), j.value ->> 'type',
             coalesce(j.value -> 'data', '{}'), 'mac-' || (j.value ->> 'id') || (j.value ->> 'at')
           FROM json_each(?) AS j ORDER BY j.key`,
        )
        .bind(page),
    )
  }
  if (statements.length > 0) await db.batch(statements)
  return events.filter(({ type }) => type === 'received').map(({ id }) => id)
}
