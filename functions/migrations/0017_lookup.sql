-- Which parts of what devices look up differ from what KV may still hold. The database notes it itself, so
-- that no code that changes a verdict can forget it.

CREATE TABLE lookup_changes (
  kind       TEXT NOT NULL,
  prefix     TEXT NOT NULL,                -- the first two characters of the hash
  changed_at TEXT NOT NULL,
  PRIMARY KEY (kind, prefix)
) WITHOUT ROWID;

CREATE TRIGGER verdicts_published AFTER INSERT ON verdicts WHEN NEW.hash IS NOT NULL
BEGIN
  INSERT INTO lookup_changes (kind, prefix, changed_at)
  VALUES (NEW.kind, substr(NEW.hash, 1, 2), NEW.changed_at)
  ON CONFLICT (kind, prefix) DO UPDATE SET changed_at = excluded.changed_at;
END;

CREATE TRIGGER verdicts_revised AFTER UPDATE ON verdicts
WHEN NEW.hash IS NOT NULL OR OLD.hash IS NOT NULL
BEGIN
  INSERT INTO lookup_changes (kind, prefix, changed_at)
  VALUES (NEW.kind, substr(coalesce(NEW.hash, OLD.hash), 1, 2), NEW.changed_at)
  ON CONFLICT (kind, prefix) DO UPDATE SET changed_at = excluded.changed_at;
END;
