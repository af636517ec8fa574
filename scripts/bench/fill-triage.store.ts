/** How much is stored, and which part of it. */
export interface Fill {
  readonly reports: number
  /** Of each report; the first of them is the same number in every fifth report. */
  readonly indicators: number
}

/** Reports in one statement: a longer one and the database object is reset. */
const STEP = 1_000

/**
 * Fills a database with reports as years of work would leave them: one in five is open, spread over
 * lanes, stages, types, counties, days and officers by fixed arithmetic, the same at each run. Their
 * sealed parts and histories are left out: no list reads them.
 */
export async function fillTriage(db: D1Database, { reports, indicators }: Fill): Promise<void> {
  for (let from = 0; from < reports; from += STEP) {
    const to = Math.min(from + STEP, reports)
    await db.prepare(REPORTS).bind(from, to).run()
    if (indicators > 0) await db.prepare(INDICATORS).bind(from, to, indicators).run()
  }
  // Everything that one officer holds was handed to them.
  await db.prepare(HANDED).run()
  // As D1 does after a while; the planner chooses indexes by it.
  await db.prepare('PRAGMA optimize').run()
}

/** Reports ?1 up to ?2, numbered; a, b, c and d spread neighbours apart, each in its own way. */
const NUMBERED = `WITH RECURSIVE n (i) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2),
  r (i, a, b, c, d) AS
    (SELECT i, i * 7919 % 104729, i * 6151 % 99991, i * 3571 % 88793, i * 5087 % 95279 FROM n)`

const REPORTS = `INSERT INTO reports (id, reference, centre_id, key_mac, body_mac, receipt_mac,
    receipt_key, kind, locale, scam_type, situation, minor, region, sealed_by, created_at, lane,
    due_at, reasons, stage, stage_at, open, claimed_by, claimed_at, version)
  ${NUMBERED}
  SELECT printf('%026d', i), printf('R%08d', i / 2), 'jiangpan', 'k' || i, 'b', 'r' || i, 'p',
    CASE a % 50 WHEN 0 THEN 'clue' WHEN 1 THEN 'campus' WHEN 2 THEN 'job-ad' ELSE 'fraud' END,
    'zh-CN', 'type-' || (b % 60), 'paid', c % 90 = 0, printf('51%04d', d % 3000), 'browser',
    strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 60, 'unixepoch'),
    CASE a / 50 % 10 WHEN 0 THEN 'urgent' WHEN 1 THEN 'today' WHEN 2 THEN 'to-verify'
      ELSE 'routine' END,
    strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 60 + c, 'unixepoch'), '[]',
    CASE WHEN i % 5 > 0 THEN 'closed' WHEN c / 90 % 3 = 0 THEN 'assessed' ELSE 'received' END,
    strftime('%Y-%m-%dT%H:%M:%fZ', 1700000000 + i * 60, 'unixepoch'),
    i % 5 = 0, CASE WHEN b / 60 % 4 = 0 THEN 'officer-' || (d / 3000 % 20) END,
    CASE WHEN b / 60 % 4 = 0 THEN '2026-01-01T00:00:00.000Z' END, 1
  FROM r`

const HANDED = `INSERT INTO handovers (report_id, centre_id, from_id, from_name, to_id, at, reason)
  SELECT id, centre_id, 'officer-8', '八', claimed_by, claimed_at, 'shift-change'
  FROM reports WHERE centre_id = 'jiangpan' AND claimed_by = 'officer-7' AND open = 1`

const INDICATORS = `INSERT INTO indicators (report_id, n, centre_id, kind, idx, host_idx, ct, kid, source_mac, created_at)
  ${NUMBERED},
  k (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM k WHERE n + 1 < ?3)
  SELECT printf('%026d', i), n, 'jiangpan', CASE n WHEN 1 THEN 'url' ELSE 'phone' END,
    CASE WHEN n = 0 AND i % 5 = 0 THEN 'hot' ELSE 'x' || ((a + n * 10007) % 104729) END,
    CASE n WHEN 1 THEN 'host' || (b % 20000) END, 'ct', 'k1', 's' || (c % 5000), '2026-01-01T00:00:00.000Z'
  FROM r, k`
