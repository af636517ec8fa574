-- The card image of a published warning, one for each language: what readers get is a KV value made from it.
-- A row whose picture is gone says that readers must not have one any more.

CREATE TABLE warning_cards (
  warning_id TEXT NOT NULL REFERENCES warnings (id),
  lang       TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
  centre_id  TEXT NOT NULL,
  digest     TEXT NOT NULL,                -- the first 16 bytes of its SHA-256, base64url
  width      INTEGER NOT NULL,
  height     INTEGER NOT NULL,
  picture    TEXT,                         -- a PNG, base64url
  PRIMARY KEY (warning_id, lang)
) WITHOUT ROWID;
