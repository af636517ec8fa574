-- How a report came in: by the portal, or entered for somebody at the console. The Worker of the release
-- before names no channel, and what it stores came by the portal.
ALTER TABLE reports ADD COLUMN channel TEXT NOT NULL DEFAULT 'web';
