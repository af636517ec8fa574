-- One index for each single filter of the queue, so that a page reads what it shows, however much is
-- stored. All but the first hold open reports only. Made anew they lose nothing.

CREATE INDEX reports_stage ON reports (centre_id, stage, due_at);
CREATE INDEX reports_holder ON reports (centre_id, claimed_by, due_at) WHERE open = 1;
CREATE INDEX reports_type ON reports (centre_id, scam_type, due_at) WHERE open = 1;
CREATE INDEX reports_region ON reports (centre_id, region, due_at) WHERE open = 1 AND region IS NOT NULL;

-- Filters that an officer wants to come back to, under a name of their own.
CREATE TABLE saved_views (
  officer_id TEXT NOT NULL REFERENCES officers (id),
  name       TEXT NOT NULL,
  query      TEXT NOT NULL,                -- 'stage=received&holder=nobody'
  centre_id  TEXT NOT NULL,
  PRIMARY KEY (officer_id, name)
) WITHOUT ROWID;
