-- To whom a report was handed by somebody else, and why. One row a report, and only while that person holds
-- it: it means something where `to_id` and `at` are the report's claimed_by and claimed_at. The Worker of
-- the release before knows nothing of it and goes on as it did.

CREATE TABLE handovers (
  report_id TEXT NOT NULL PRIMARY KEY REFERENCES reports (id),
  centre_id TEXT NOT NULL,
  from_id   TEXT NOT NULL,                 -- who handed it over, or assigned it
  from_name TEXT NOT NULL,                 -- as they were called then
  to_id     TEXT NOT NULL,
  at        TEXT NOT NULL,
  reason    TEXT NOT NULL                  -- from a closed list
) WITHOUT ROWID;

-- Who of a centre may hold a report.
CREATE INDEX officers_at_centre ON officers (centre_id, role, name);

-- A case by what people say to each other.
CREATE INDEX cases_reference ON cases (centre_id, reference);
