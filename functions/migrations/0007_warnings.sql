-- What officers have published, and which warnings were withdrawn, the editors' among them. The lists
-- and pages that readers get are KV values made from these rows.

CREATE TABLE warnings (
  id           TEXT NOT NULL PRIMARY KEY,
  centre_id    TEXT NOT NULL,
  version      INTEGER NOT NULL,           -- 1, 2, 3 … of this warning
  seq          INTEGER NOT NULL,           -- the number of its last change, over all warnings
  changed_at   TEXT NOT NULL,
  by           TEXT NOT NULL CHECK (by IN ('editors', 'officers')),
  kind         TEXT NOT NULL,
  scam_type    TEXT NOT NULL,
  region       TEXT,                       -- GB/T 2260, 'overseas' or null
  school_id    TEXT,
  school       TEXT,                       -- JSON: { id, name: { zh, en? } }
  since        TEXT,
  confidence   TEXT NOT NULL,
  published_at TEXT NOT NULL,
  updated_at   TEXT NOT NULL,
  expires_at   TEXT NOT NULL,
  corrections  TEXT NOT NULL,              -- JSON: [{ at, zh, en? }]
  withdrawn_at TEXT,
  reason       TEXT,                       -- why it was withdrawn
  replaced_by  TEXT
) WITHOUT ROWID;

CREATE UNIQUE INDEX warnings_seq ON warnings (seq);
CREATE INDEX warnings_shown ON warnings (expires_at) WHERE withdrawn_at IS NULL;
CREATE INDEX warnings_of_school ON warnings (school_id, expires_at) WHERE withdrawn_at IS NULL;
CREATE INDEX warnings_taken_from_editors ON warnings (by) WHERE withdrawn_at IS NOT NULL;

-- One row for each language: Chinese may be published alone. An editors' warning that was withdrawn
-- has none, for its words stand in content/.
CREATE TABLE warning_words (
  warning_id TEXT NOT NULL REFERENCES warnings (id),
  lang       TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
  centre_id  TEXT NOT NULL,
  title      TEXT NOT NULL,
  summary    TEXT NOT NULL,
  body       TEXT NOT NULL,                -- JSON: { what, where?, signs, todo, grounds }
  PRIMARY KEY (warning_id, lang)
) WITHOUT ROWID;
