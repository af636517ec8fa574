/**
 * Fills a database that `fillTriage` has filled with a case of three reports and one of a thousand, five
 * hundred others, what may be one, and the histories that a day leaves.
 */
export async function fillCases(db: D1Database): Promise<void> {
  await db.batch(
    [...caseOf('few', 3), ...caseOf('many', 1_000), OTHERS, PROPOSALS].map((sql) =>
      db.prepare(sql),
    ),
  )
}

const FIFTEEN = "json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]')"

const caseOf = (name: string, size: number) => [
  `INSERT INTO cases (id, reference, centre_id, opened_at, changed_at, reports)
     VALUES ('${name}', 'C-${name}', 'jiangpan', '2026-01-01', '2026-01-01', ${size})`,
  `INSERT INTO case_reports (report_id, case_id, centre_id, action_id)
     SELECT report_id, '${name}', 'jiangpan', 'a' FROM indicators
     WHERE idx = 'hot' AND report_id NOT IN (SELECT report_id FROM case_reports) LIMIT ${size}`,
  `INSERT INTO case_terms (case_id, idx, centre_id, kind, reports, sources)
     SELECT '${name}', value, 'jiangpan', iif(key = 0, 'phone', 'host'), 9, 9
     FROM json_each('["hot","host1","host2","host3","host4","host5","host6","host7"]')`,
  `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
     SELECT 'case:${name}', e.value, 'jiangpan', '2026-01-01', 'officer-7', 'join', '{}', 'm'
     FROM ${FIFTEEN} e`,
  `INSERT INTO case_actions (id, centre_id, case_id, officer_id, at, kind, reason, size)
     SELECT '${name}' || e.value, 'jiangpan', '${name}', 'officer-7', '2099-01-01T00:00:' || e.value,
       'join', 'same-people', 9
     FROM ${FIFTEEN} e`,
]

const OTHERS = `INSERT INTO cases (id, reference, centre_id, opened_at, changed_at, reports)
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
  SELECT 'case' || i, 'C-' || i, 'jiangpan', '2026-01-01', '2026-01-02T00:00:' || i, 2 FROM n`

const PROPOSALS = `INSERT INTO case_proposals (centre_id, idx, host, report_id, reports, sources, seen_at)
  SELECT 'jiangpan', idx, 0, MIN(report_id), 51, 7, '2026-01-01T00:00:00.' || MIN(report_id)
  FROM (SELECT idx, report_id FROM indicators LIMIT 6000) GROUP BY idx`
