-- What is passed on, to whom, and what came of it; and what somebody was asked to take down.
-- The Worker of the release before knows none of these and goes on as it did.

-- A centre's own entries, and its corrections of those of content/directory.yaml under the same id.
CREATE TABLE directory (
  centre_id  TEXT NOT NULL,
  id         TEXT NOT NULL,
  name_zh    TEXT NOT NULL,
  name_en    TEXT NOT NULL,
  kind       TEXT NOT NULL,
  region     TEXT,                         -- GB/T 2260; null: the whole country
  level      TEXT NOT NULL,
  channels   TEXT NOT NULL,                -- JSON: [{ kind, value? }]
  public_key TEXT,                         -- an age recipient
  checked_on TEXT,                         -- null: nobody has asked whether this is right
  retired    INTEGER NOT NULL DEFAULT 0,
  changed_at TEXT NOT NULL,
  PRIMARY KEY (centre_id, id)
) WITHOUT ROWID;

CREATE TABLE referrals (
  id           TEXT NOT NULL PRIMARY KEY,
  report_id    TEXT NOT NULL REFERENCES reports (id),
  centre_id    TEXT NOT NULL,
  to_id        TEXT NOT NULL,              -- of the directory
  to_name      TEXT NOT NULL,              -- as it was called then
  parts        TEXT NOT NULL,              -- JSON: which parts of the report go
  state        TEXT NOT NULL CHECK (state IN ('drafted', 'sent', 'received', 'answered', 'dropped')),
  made_at      TEXT NOT NULL,
  made_by      TEXT NOT NULL,
  sent_at      TEXT,
  received_at  TEXT,
  answered_at  TEXT,
  answer       TEXT,                       -- from a closed list
  answer_due   TEXT,                       -- null where nothing is waited for
  their_number TEXT                        -- under which they keep it; erased with the report
) WITHOUT ROWID;

CREATE INDEX referrals_report ON referrals (report_id, made_at);
CREATE INDEX referrals_state ON referrals (centre_id, state, made_at);
CREATE INDEX referrals_due ON referrals (centre_id, answer_due) WHERE answer_due IS NOT NULL;

CREATE TABLE takedowns (
  id         TEXT NOT NULL PRIMARY KEY,
  centre_id  TEXT NOT NULL,
  report_id  TEXT,                         -- where it came from, if from one
  kind       TEXT NOT NULL,                -- of indicator
  ct         TEXT NOT NULL,                -- what is to go, encrypted like an indicator
  idx        TEXT NOT NULL,                -- its blind index
  asked      TEXT NOT NULL,                -- host, registrar, platform …
  to_id      TEXT,                         -- of the directory, where it stands there
  to_name    TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('drafted', 'asked', 'gone', 'back', 'refused', 'dropped')),
  version    INTEGER NOT NULL DEFAULT 1,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  state_at   TEXT NOT NULL,
  checks     INTEGER NOT NULL DEFAULT 0,   -- how often somebody has looked again
  recheck_on TEXT                          -- civil day; null where nobody has to look any more
) WITHOUT ROWID;

CREATE INDEX takedowns_state ON takedowns (centre_id, state, state_at);
CREATE INDEX takedowns_recheck ON takedowns (centre_id, recheck_on) WHERE recheck_on IS NOT NULL;
CREATE INDEX takedowns_idx ON takedowns (idx);
