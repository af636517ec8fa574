/** One every ten minutes up to ?2, in seconds: months of work, the last of them just now. */
const AT = `strftime('%Y-%m-%dT%H:%M:%fZ', CAST(?2 AS INTEGER) - (?1 - i) * 600, 'unixepoch')`

/**
 * Fills a database that `fillTriage` has filled with what officers make out of reports: referrals,
 * take-downs, warnings, verdicts, appeals, and the log of their work until `now` (ISO 8601); `rows`
 * of each, no more than there are reports.
 */
export async function fillDesk(
  db: D1Database,
  { rows, now }: { readonly rows: number; readonly now: string },
): Promise<void> {
  await db.prepare(OFFICERS).run()
  for (const sql of [REFERRALS, TAKEDOWNS, PROPOSALS, VERDICTS, APPEALS, EVENTS]) {
    await db
      .prepare(`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?1)
        ${sql}`)
      .bind(rows, Date.parse(now) / 1_000)
      .run()
  }
  await db.prepare('PRAGMA optimize').run()
}

const OFFICERS = `INSERT INTO officers (id, email, name, role, centre_id, active)
  WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19)
  SELECT 'officer-' || i, i || '@jiangpan.example', 'x', 'officer', 'jiangpan', 1 FROM n`

const REFERRALS = `INSERT INTO referrals (id, report_id, centre_id, to_id, to_name, parts, state, made_at,
    made_by, answer_due, to_centre, lane)
  SELECT 'ref' || i, printf('%026d', i), iif(i % 4, 'jiangpan', 'elsewhere'), 'x', 'x', '[]',
    CASE i % 5 WHEN 0 THEN 'drafted' WHEN 1 THEN 'sent' WHEN 2 THEN 'received' WHEN 3 THEN 'answered'
      ELSE 'dropped' END,
    ${AT}, 'officer-7', CASE WHEN i % 5 IN (1, 2) THEN ${AT} END, iif(i % 4, NULL, 'jiangpan'),
    iif(i % 4, NULL, 'today') FROM n`

const TAKEDOWNS = `INSERT INTO takedowns (id, centre_id, kind, ct, idx, asked, to_name, state, made_at,
    made_by, state_at, recheck_on)
  SELECT 'take' || i, 'jiangpan', 'url', 'ct', 'x' || i, 'host', 'x',
    CASE i % 3 WHEN 0 THEN 'drafted' WHEN 1 THEN 'asked' ELSE 'gone' END, ${AT}, 'officer-7', ${AT},
    CASE i % 3 WHEN 1 THEN substr(${AT}, 1, 10) END FROM n`

const PROPOSALS = `INSERT INTO proposals (id, centre_id, asked_centre, version, state, draft, proposed_by,
    proposed_at, changed_at)
  SELECT 'w-' || i, iif(i % 4, 'jiangpan', 'elsewhere'), iif(i % 4, 'elsewhere', 'jiangpan'), 1,
    'proposed', '{"kind":"page","zh":{"title":"x"}}', 'officer-7', ${AT}, ${AT} FROM n`

const VERDICTS = `INSERT INTO verdicts (id, centre_id, asked_centre, kind, idx, ct, kid, version, verdict,
    asked_by, agreed_by, since, hash, changed_at)
  SELECT 'v' || i, iif(i % 4, 'jiangpan', 'elsewhere'), iif(i % 4, 'elsewhere', 'jiangpan'), 'phone',
    'x' || i, 'ct', 'k1', 1, 'suspected', 'officer-7', NULL, ${AT}, NULL, ${AT} FROM n`

const APPEALS = `INSERT INTO appeals (id, reference, centre_id, key_mac, receipt_mac, receipt_key, subject,
    relation, locale, nonce, ct, wraps, version, state, created_at, due_at, open)
  SELECT 'a' || i, 'A' || i, 'jiangpan', 'k' || i, 'r' || i, 'p', 'warning:w-' || i, 'mine', 'zh-CN', 'n',
    'ct', '[]', 1, iif(i % 2, 'received', 'answered'), ${AT}, ${AT}, i % 2 FROM n`

const EVENTS = `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
  SELECT printf('%026d', i), 1, 'jiangpan', ${AT}, 'officer-' || (i % 20),
    CASE i % 4 WHEN 0 THEN 'opened' WHEN 1 THEN 'claimed' WHEN 2 THEN 'decided' ELSE 'task' END,
    '{}', 'm' FROM n`
