-- Until when an ended report is kept longer than its time, because an officer said so. The Worker of the release
-- before knows nothing of it and would erase by the day alone: publish the new Worker soon after this.

ALTER TABLE reports ADD COLUMN kept_until TEXT;
