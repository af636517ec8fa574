-- A school's own people, and what they see of their campus: counts, and that an indicator of theirs was
-- seen at a neighbour. The Worker of the release before lets nobody of a school in, and goes on as it did.

ALTER TABLE officers ADD COLUMN school_id TEXT;
ALTER TABLE officers ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX officers_of_schools ON officers (centre_id, name) WHERE role = 'school';

-- Reports that name a school, counted once as they come in; taking one back changes nothing here.
CREATE TABLE campus_counts (
  centre_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  week      TEXT NOT NULL,                 -- its Monday
  kind      TEXT NOT NULL,
  lane      TEXT NOT NULL,                 -- in which it came in
  n         INTEGER NOT NULL,
  PRIMARY KEY (centre_id, school_id, week, kind, lane)
) WITHOUT ROWID;

CREATE TABLE campus_alerts (
  tag       TEXT NOT NULL PRIMARY KEY,     -- keyed code of school and indicator: leads to neither
  centre_id TEXT NOT NULL,
  school_id TEXT NOT NULL,
  kind      TEXT NOT NULL,                 -- of indicator
  week      TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX campus_alerts_of_school ON campus_alerts (centre_id, school_id, week);

-- How far the log was read for both.
CREATE TABLE campus_cursor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  no  INTEGER NOT NULL
);
INSERT INTO campus_cursor (one, no) VALUES (1, 0);
