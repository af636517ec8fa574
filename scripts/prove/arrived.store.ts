/** What arrived of what was acknowledged. */
export interface Arrived {
  /** Acknowledged, and not whole in the database. */
  readonly lost: number
  /** In the database more often than once, as a row or in its history. */
  readonly doubled: number
}

export async function countArrived(
  db: D1Database,
  acknowledged: readonly string[],
): Promise<Arrived> {
  const { results } = await db
    .prepare(
      `SELECT r.reference,
         (SELECT count(*) FROM events AS e WHERE e.report_id = r.id) AS events,
         (SELECT count(*) FROM sealed_parts AS p WHERE p.report_id = r.id) AS parts,
         (SELECT count(*) FROM indicators AS i WHERE i.report_id = r.id) AS indicators
       FROM reports AS r`,
    )
    .all<{ reference: string; events: number; parts: number; indicators: number }>()
  const rows = new Map<string, number>()
  const whole = new Set<string>()
  let doubled = 0
  for (const { reference, events, parts, indicators } of results) {
    rows.set(reference, (rows.get(reference) ?? 0) + 1)
    if (events === 1 && parts > 0 && indicators > 0) whole.add(reference)
    if (events > 1) doubled += 1
  }
  for (const count of rows.values()) doubled += count - 1
  return { lost: acknowledged.filter((reference) => !whole.has(reference)).length, doubled }
}
