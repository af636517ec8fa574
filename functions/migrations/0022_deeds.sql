-- How often something was done at a centre in an hour, and by whom: what the end of a shift is told. The log
-- has no index by time, and its last events may all be reports that came in. The database counts by itself,
-- so that no code that writes an event can forget it. It counts two days and not more: of longer time it
-- could be told who works how much. The Worker of the release before knows nothing of it and goes on as it did.

CREATE TABLE deeds (
  centre_id TEXT NOT NULL,
  hour      TEXT NOT NULL,                 -- as ISO 8601 begins, in UTC: 2026-11-22T03
  counts    TEXT NOT NULL,                 -- JSON: "<type> <officer>" → how often
  PRIMARY KEY (centre_id, hour)
) WITHOUT ROWID;

-- Who only looked did nothing, and looking stays as cheap as it was.
CREATE TRIGGER deeds_counted AFTER INSERT ON events
WHEN NEW.actor NOT IN ('reporter', 'system')
  AND NEW.type NOT IN ('opened', 'evidence', 'message-read')
BEGIN
  INSERT INTO deeds (centre_id, hour, counts)
  VALUES (NEW.centre_id, substr(NEW.at, 1, 13), json_object(NEW.type || ' ' || NEW.actor, 1))
  ON CONFLICT (centre_id, hour) DO UPDATE SET counts = json_patch(counts, json_object(
    NEW.type || ' ' || NEW.actor,
    1 + COALESCE((SELECT c.value FROM json_each(counts) c WHERE c.key = NEW.type || ' ' || NEW.actor), 0)
  ));
  DELETE FROM deeds
  WHERE centre_id = NEW.centre_id AND hour < strftime('%Y-%m-%dT%H', NEW.at, '-2 days');
END;
