-- The first schema. Every table carries centre_id, and every query names it.
-- What is plain here is what triage must sort by; everything that could name a person is in
-- sealed_parts, which only a centre's key opens. Tables are WITHOUT ROWID where their key is their
-- order, so that a report costs few rows (D1 bills each index entry as a row written).

CREATE TABLE reports (
  id             TEXT NOT NULL PRIMARY KEY,
  reference      TEXT NOT NULL,
  centre_id      TEXT NOT NULL,
  key_mac        TEXT NOT NULL,            -- HMAC of the Idempotency-Key
  body_mac       TEXT NOT NULL,            -- HMAC of the bytes that were sent
  receipt_mac    TEXT NOT NULL,            -- HMAC of the receipt's auth half
  receipt_key    TEXT NOT NULL,            -- public key of its seal half: messages are sealed to it
  kind           TEXT NOT NULL,
  locale         TEXT NOT NULL,
  notice_version TEXT,
  scam_type      TEXT NOT NULL,
  situation      TEXT,
  also           TEXT NOT NULL DEFAULT '[]',
  for_whom       TEXT,
  minor          INTEGER NOT NULL DEFAULT 0,
  still_in_contact INTEGER,
  region         TEXT,
  occurred_on    TEXT,
  amount_band    INTEGER,                  -- lower bound in fen, 1-2-5 steps
  last_paid_hour TEXT,                     -- ISO 8601, whole hour
  details        TEXT NOT NULL DEFAULT '{}',
  sealed_by      TEXT NOT NULL,            -- 'browser' or 'worker'
  created_at     TEXT NOT NULL,
  lane           TEXT NOT NULL,
  due_at         TEXT NOT NULL,
  reasons        TEXT NOT NULL DEFAULT '[]',
  stage          TEXT NOT NULL DEFAULT 'received',
  stage_at       TEXT NOT NULL,
  open           INTEGER NOT NULL DEFAULT 1,
  claimed_by     TEXT,
  claimed_at     TEXT,
  version        INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE UNIQUE INDEX reports_key ON reports (key_mac);
CREATE UNIQUE INDEX reports_receipt ON reports (receipt_mac);
CREATE INDEX reports_reference ON reports (reference);
CREATE INDEX reports_queue ON reports (centre_id, open, lane, due_at);

CREATE TABLE sealed_parts (
  report_id TEXT NOT NULL REFERENCES reports (id),
  part      TEXT NOT NULL,
  centre_id TEXT NOT NULL,
  v         INTEGER NOT NULL,
  nonce     TEXT NOT NULL,
  ct        TEXT NOT NULL,
  wraps     TEXT NOT NULL,                 -- JSON: [{ kid, enc, ct }]
  PRIMARY KEY (report_id, part)
) WITHOUT ROWID;

CREATE TABLE indicators (
  report_id  TEXT NOT NULL REFERENCES reports (id),
  n          INTEGER NOT NULL,
  centre_id  TEXT NOT NULL,
  kind       TEXT NOT NULL,
  idx        TEXT NOT NULL,                -- keyed blind index of the canonical value
  host_idx   TEXT,                         -- the same of a link's host
  ct         TEXT NOT NULL,                -- the value, encrypted under the Worker's secret
  kid        TEXT NOT NULL,
  source_mac TEXT,                         -- who reported it, as an unlinkable monthly code; null for clues
  created_at TEXT NOT NULL,
  PRIMARY KEY (report_id, n)
) WITHOUT ROWID;

CREATE INDEX indicators_idx ON indicators (idx);
CREATE INDEX indicators_host ON indicators (host_idx) WHERE host_idx IS NOT NULL;

-- Append-only. `no` is gap-free because a rolled-back insert gives its number back.
CREATE TABLE events (
  no        INTEGER PRIMARY KEY AUTOINCREMENT,
  report_id TEXT NOT NULL,
  seq       INTEGER NOT NULL,
  centre_id TEXT NOT NULL,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  type      TEXT NOT NULL,
  data      TEXT NOT NULL DEFAULT '{}',    -- codes and digests only, never words
  mac       TEXT NOT NULL,
  UNIQUE (report_id, seq)
);

CREATE TRIGGER events_never_change BEFORE UPDATE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TRIGGER events_never_go BEFORE DELETE ON events
BEGIN
  SELECT RAISE(ABORT, 'events are append-only');
END;

CREATE TABLE officers (
  id        TEXT NOT NULL PRIMARY KEY,
  email     TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  role      TEXT NOT NULL CHECK (role IN ('reader', 'officer', 'lead', 'admin', 'school')),
  centre_id TEXT NOT NULL,
  active    INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
