-- What officers write down about a report for each other: sealed in the officer's browser to the centre's
-- keys and to no receipt. A table of its own, so that nothing that hands messages to a reporter can hand
-- these along. The Worker of the release before doesn't know it and goes on as it did.

CREATE TABLE notes (
  report_id TEXT NOT NULL REFERENCES reports (id),
  id        TEXT NOT NULL,                 -- the officer's browser's; what the content is bound to
  centre_id TEXT NOT NULL,
  at        TEXT NOT NULL,
  author    TEXT NOT NULL,                 -- an officer
  nonce     TEXT NOT NULL,
  ct        TEXT NOT NULL,
  wraps     TEXT NOT NULL,                 -- JSON: [{ kid, enc, ct }]
  PRIMARY KEY (report_id, id)
) WITHOUT ROWID;
