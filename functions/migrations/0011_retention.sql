-- What has ended and still has its words, by when it ended: for the job that erases it, and the console
-- that warns before. Only ended reports stand in it, so that a report costs no row more to write.

CREATE INDEX reports_ended ON reports (centre_id, kind, stage_at) WHERE open = 0 AND receipt_key <> '';
