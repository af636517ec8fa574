-- Pictures and files that come with a report. Here stands what storing them needs; names, types and
-- descriptions are in `ct`, sealed like a part of the report, and the bytes lie in R2, sealed in chunks
-- under v1/<centre>/<report>/<evidence>/<chunk>.
-- The Worker of the release before doesn't know the table and goes on as it did.

CREATE TABLE evidence (
  report_id  TEXT NOT NULL REFERENCES reports (id),
  id         TEXT NOT NULL,                -- the sender's; what description and chunks are bound to
  centre_id  TEXT NOT NULL,
  body_mac   TEXT NOT NULL,                -- HMAC of the bytes that announced it
  size       INTEGER NOT NULL,             -- bytes before sealing, padded
  has        INTEGER NOT NULL DEFAULT 0,   -- bit n is set once chunk n lies in R2
  state      TEXT NOT NULL CHECK (state IN ('arriving', 'whole', 'leaving', 'gone')),
  state_at   TEXT NOT NULL,
  started_on TEXT NOT NULL,                -- the operator's civil day: the day's limit counts by it
  started_at TEXT NOT NULL,
  seen_at    TEXT,                         -- when an officer first opened it
  nonce      TEXT NOT NULL,
  ct         TEXT NOT NULL,
  wraps      TEXT NOT NULL,                -- JSON: [{ kid, enc, ct }]
  PRIMARY KEY (report_id, id)
) WITHOUT ROWID;

CREATE INDEX evidence_day ON evidence (started_on);
CREATE INDEX evidence_state ON evidence (state, state_at);
