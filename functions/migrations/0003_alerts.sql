-- Which urgent reports somebody was told of, and how far up the list of bots that has gone. Made anew
-- it would only tell again.
CREATE TABLE alerts (
  report_id TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
  centre_id TEXT NOT NULL,
  step      INTEGER NOT NULL,              -- how many bots have been told
  at        TEXT NOT NULL
) WITHOUT ROWID;
