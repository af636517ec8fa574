-- Reports that belong together, what officers did to many at once, and how much of that they have done.

CREATE TABLE cases (
  id         TEXT NOT NULL PRIMARY KEY,
  reference  TEXT NOT NULL,
  centre_id  TEXT NOT NULL,
  opened_at  TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  -- Counted when reports join or leave, so that a page of a large case reads little.
  reports    INTEGER NOT NULL DEFAULT 0,
  sources    INTEGER NOT NULL DEFAULT 0,   -- at least so many independent reporters
  amounts    INTEGER NOT NULL DEFAULT 0,   -- how many of its reports name a sum
  amount_fen INTEGER NOT NULL DEFAULT 0,   -- their bands' lower bounds together
  stale      INTEGER NOT NULL DEFAULT 0    -- 1: a report was taken back since; count again
) WITHOUT ROWID;

CREATE INDEX cases_list ON cases (centre_id, changed_at) WHERE reports > 0;

-- A report is in one case at most.
CREATE TABLE case_reports (
  report_id TEXT NOT NULL PRIMARY KEY,
  case_id   TEXT NOT NULL REFERENCES cases (id),
  centre_id TEXT NOT NULL,
  action_id TEXT NOT NULL                  -- what joined it
) WITHOUT ROWID;

CREATE INDEX case_reports_case ON case_reports (case_id, report_id);

-- The indicators that two or more of a case's reports name; counted with it.
CREATE TABLE case_terms (
  case_id   TEXT NOT NULL REFERENCES cases (id),
  idx       TEXT NOT NULL,
  centre_id TEXT NOT NULL,
  kind      TEXT NOT NULL,                 -- an indicator's kind, or 'host'
  reports   INTEGER NOT NULL,
  sources   INTEGER,                       -- independent reporters; null where that can't be told
  PRIMARY KEY (case_id, idx)
) WITHOUT ROWID;

CREATE INDEX case_terms_idx ON case_terms (idx, centre_id);

-- What a person has said doesn't belong together; one row each way. An id is a report's or a case's.
CREATE TABLE kept_apart (
  id        TEXT NOT NULL,
  other_id  TEXT NOT NULL,
  centre_id TEXT NOT NULL,
  action_id TEXT NOT NULL,
  PRIMARY KEY (id, other_id)
) WITHOUT ROWID;

CREATE INDEX kept_apart_action ON kept_apart (action_id);

-- One row for each thing that was done to several reports in one go, and can be undone in one.
CREATE TABLE case_actions (
  id         TEXT NOT NULL PRIMARY KEY,
  centre_id  TEXT NOT NULL,
  case_id    TEXT,
  officer_id TEXT NOT NULL,
  at         TEXT NOT NULL,
  kind       TEXT NOT NULL,
  reason     TEXT NOT NULL,
  size       INTEGER NOT NULL,             -- how many reports
  undone_at  TEXT,                         -- when the last of them was put back
  undone_by  TEXT
) WITHOUT ROWID;

CREATE INDEX case_actions_recent ON case_actions (centre_id, at);
CREATE INDEX case_actions_case ON case_actions (case_id, at) WHERE case_id IS NOT NULL;

CREATE TABLE case_action_rows (
  action_id TEXT NOT NULL REFERENCES case_actions (id),
  report_id TEXT NOT NULL,
  centre_id TEXT NOT NULL,
  version   INTEGER NOT NULL,              -- of the report, right after
  before    TEXT NOT NULL,                 -- JSON: what there was, word for word
  undone_at TEXT,
  PRIMARY KEY (action_id, report_id)
) WITHOUT ROWID;

CREATE INDEX case_action_rows_report ON case_action_rows (report_id) WHERE undone_at IS NULL;

-- Indicators that several open reports of a centre name and nobody has decided about yet, as the minute's
-- job came across them.
CREATE TABLE case_proposals (
  centre_id TEXT NOT NULL,
  idx       TEXT NOT NULL,
  host      INTEGER NOT NULL,              -- 1: the index of a link's host
  report_id TEXT NOT NULL,                 -- the report by which it was last met
  reports   INTEGER NOT NULL,              -- as far as was counted
  sources   INTEGER,                       -- independent reporters, so far; null where that can't be told
  seen_at   TEXT NOT NULL,
  settled   INTEGER NOT NULL DEFAULT 0,    -- 1: somebody has said that it joins nothing
  PRIMARY KEY (centre_id, idx)
) WITHOUT ROWID;

CREATE INDEX case_proposals_new ON case_proposals (centre_id, seen_at) WHERE settled = 0;

-- The event up to which that job has looked; one row.
CREATE TABLE linked_events (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  no INTEGER NOT NULL
);

-- What officers have spent of their budgets; what is older than a day is deleted as more is spent.
CREATE TABLE spent_actions (
  officer_id TEXT NOT NULL,
  kind       TEXT NOT NULL,
  at         TEXT NOT NULL,
  id         TEXT NOT NULL,                -- tells apart what was done in one millisecond
  centre_id  TEXT NOT NULL,
  n          INTEGER NOT NULL,
  PRIMARY KEY (officer_id, kind, at, id)
) WITHOUT ROWID;

-- The same indexes under the same names with two columns more: an indicator's reports at one centre are
-- found however many others have, and its independent reporters counted without reading every report.
-- They cost a report as many rows as before.
DROP INDEX indicators_idx;
CREATE INDEX indicators_idx ON indicators (idx, centre_id, source_mac);
DROP INDEX indicators_host;
CREATE INDEX indicators_host ON indicators (host_idx, centre_id, source_mac) WHERE host_idx IS NOT NULL;
