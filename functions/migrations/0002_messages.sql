-- What reporter and centre write to each other: sealed like a report's parts, never readable here.
-- The Worker of the release before knows neither table nor column and goes on as it did.

CREATE TABLE messages (
  report_id TEXT NOT NULL REFERENCES reports (id),
  n         INTEGER NOT NULL,              -- 1, 2, 3 … within the report
  centre_id TEXT NOT NULL,
  id        TEXT NOT NULL,                 -- the sender's; what the content is bound to
  sender    TEXT NOT NULL CHECK (sender IN ('reporter', 'centre')),
  at        TEXT NOT NULL,
  key_mac   TEXT NOT NULL,                 -- HMAC of the Idempotency-Key
  body_mac  TEXT NOT NULL,                 -- HMAC of the bytes that were sent
  sealed_by TEXT NOT NULL,                 -- 'browser' or 'worker'
  nonce     TEXT NOT NULL,
  ct        TEXT NOT NULL,
  wraps     TEXT NOT NULL,                 -- JSON: [{ kid, enc, ct }]
  PRIMARY KEY (report_id, n)
) WITHOUT ROWID;

CREATE UNIQUE INDEX messages_key ON messages (key_mac);

-- When the reporter last wrote; null again once the centre has answered or decided.
ALTER TABLE reports ADD COLUMN wrote_at TEXT;
