-- What officers hold of a number, link or account, apart from what reports say of it, and what its owner
-- or anybody else says against it or against a warning.

CREATE TABLE verdicts (
  id           TEXT NOT NULL PRIMARY KEY,  -- centre.kind.index
  centre_id    TEXT NOT NULL,
  asked_centre TEXT,                       -- a partner centre whose officers may agree
  kind         TEXT NOT NULL,
  idx          TEXT NOT NULL,              -- keyed blind index of the canonical value
  ct           TEXT NOT NULL,              -- the value, encrypted under the Worker's secret
  kid          TEXT NOT NULL,
  version      INTEGER NOT NULL,
  verdict      TEXT NOT NULL CHECK (verdict IN ('suspected', 'confirmed', 'disputed', 'cleared')),
  asked        TEXT CHECK (asked IN ('confirmed', 'disputed')),  -- while a second officer has to agree
  grounds      TEXT,
  asked_by     TEXT,
  agreed_by    TEXT,                       -- the second officer, of what stands
  since        TEXT,
  expires_at   TEXT,
  hash         TEXT,                       -- what a device asks by, of what readers may have and nothing else
  masked_at    TEXT,
  reason       TEXT,                       -- why it was masked or cleared
  changed_at   TEXT NOT NULL,
  -- Nobody agrees with themselves, and nothing is readers' that two officers haven't said and nobody hides.
  CHECK (agreed_by IS NULL OR agreed_by <> asked_by),
  CHECK (hash IS NULL OR (verdict IN ('confirmed', 'disputed') AND agreed_by IS NOT NULL
    AND masked_at IS NULL AND since IS NOT NULL AND expires_at IS NOT NULL))
) WITHOUT ROWID;

CREATE INDEX verdicts_of_centre ON verdicts (centre_id, changed_at);
CREATE INDEX verdicts_asked ON verdicts (asked_centre, changed_at) WHERE asked_centre IS NOT NULL;
CREATE INDEX verdicts_public ON verdicts (kind, hash) WHERE hash IS NOT NULL;

CREATE TABLE appeals (
  id           TEXT NOT NULL PRIMARY KEY,
  reference    TEXT NOT NULL,
  centre_id    TEXT NOT NULL,
  key_mac      TEXT NOT NULL,              -- HMAC of the form's key: sent twice it is one
  receipt_mac  TEXT NOT NULL,              -- HMAC of the receipt's auth half
  receipt_key  TEXT NOT NULL,              -- what is answered is sealed to it
  subject      TEXT NOT NULL,              -- warning:<id> or indicator:<kind>.<index>
  relation     TEXT NOT NULL CHECK (relation IN ('mine', 'wrong')),
  locale       TEXT NOT NULL,
  nonce        TEXT NOT NULL,              -- what was written, sealed
  ct           TEXT NOT NULL,
  wraps        TEXT NOT NULL,              -- JSON: [{ kid, enc, ct }]
  version      INTEGER NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('received', 'masked', 'answered')),
  control      TEXT,                       -- how control of it was shown
  evidence     TEXT NOT NULL DEFAULT '',   -- what is new about it; '' the first time
  masked_at    TEXT,
  masked_by    TEXT,
  outcome      TEXT,
  reason       TEXT,
  answered_at  TEXT,
  answered_by  TEXT,
  answer       TEXT,                       -- JSON: { nonce, ct, wraps }, sealed to the receipt
  created_at   TEXT NOT NULL,
  due_at       TEXT NOT NULL,
  open         INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;

CREATE UNIQUE INDEX appeals_key ON appeals (key_mac);
CREATE UNIQUE INDEX appeals_receipt ON appeals (receipt_mac);
CREATE INDEX appeals_due ON appeals (centre_id, open, due_at);
CREATE INDEX appeals_of_subject ON appeals (subject, created_at);
-- Once for each subject, and again only with something new: so that nobody has a switch.
CREATE UNIQUE INDEX appeals_masked ON appeals (subject, evidence) WHERE masked_at IS NOT NULL;
-- The public log of corrections.
CREATE INDEX appeals_answered ON appeals (answered_at) WHERE outcome IN ('upheld', 'changed');
