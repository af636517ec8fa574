-- What came of a report's tasks, as codes and times: { "call": { outcome, at, times } }.
-- The Worker of the release before doesn't know the column and leaves it as it is.

ALTER TABLE reports ADD COLUMN tasks TEXT NOT NULL DEFAULT '{}';
