-- What officers want to publish, until another officer does or it is put away: one row for each warning,
-- also while a correction of it waits. The words stand here as they were written; what readers get stands
-- in warnings.

CREATE TABLE proposals (
  id           TEXT NOT NULL PRIMARY KEY,  -- of the warning that it becomes
  centre_id    TEXT NOT NULL,
  asked_centre TEXT,                       -- a partner centre whose officers may see and publish it
  report_id    TEXT,                       -- what it follows from; null for what officers know
  version      INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('proposed', 'returned', 'dropped', 'published', 'withdrawn')),
  draft        TEXT,                       -- JSON; null for an editors' warning that was withdrawn
  proposed_by  TEXT NOT NULL,
  proposed_at  TEXT NOT NULL,
  published_by TEXT,                       -- null again as soon as somebody changes a word
  reason       TEXT,                       -- why it was returned or withdrawn
  changed_at   TEXT NOT NULL,
  -- Nobody publishes what they wrote: said here too, so that no code can forget it.
  CHECK (published_by IS NULL OR published_by <> proposed_by)
) WITHOUT ROWID;

CREATE INDEX proposals_of_centre ON proposals (centre_id, changed_at);
CREATE INDEX proposals_asked ON proposals (asked_centre, changed_at) WHERE asked_centre IS NOT NULL;
CREATE INDEX proposals_of_report ON proposals (report_id) WHERE report_id IS NOT NULL;
