-- Where warnings are sent as they change, and what is still on its way. A delivery is written in the same
-- transaction as the change of which it tells. The Worker of the release before knows neither table.

CREATE TABLE webhooks (
  id         TEXT NOT NULL PRIMARY KEY,
  centre_id  TEXT NOT NULL,
  version    INTEGER NOT NULL,
  name       TEXT NOT NULL,                -- as officers call it
  service    TEXT NOT NULL CHECK (service IN ('standard', 'wecom', 'dingtalk', 'feishu')),
  host       TEXT NOT NULL,                -- to show; where it leads to is in sealed
  sealed     TEXT NOT NULL,                -- address and secret, encrypted under the Worker's secret
  lang       TEXT NOT NULL CHECK (lang IN ('zh', 'en')),
  school_id  TEXT,                         -- only of this school
  region     TEXT,                         -- only of this place: GB/T 2260 without the zeros at its end
  scam_type  TEXT,                         -- only of this type
  active     INTEGER NOT NULL DEFAULT 1,
  made_by    TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  changed_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX webhooks_of_centre ON webhooks (centre_id, made_at);

CREATE TABLE webhook_deliveries (
  id         TEXT NOT NULL PRIMARY KEY,    -- the receiver's webhook-id
  webhook_id TEXT NOT NULL REFERENCES webhooks (id),
  centre_id  TEXT NOT NULL,
  event      TEXT NOT NULL,
  warning_id TEXT,
  version    INTEGER,                      -- of the warning, after the change
  data       TEXT NOT NULL DEFAULT '{}',   -- JSON: what else is told; kinds and counts only
  state      TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'superseded', 'dead', 'dropped')),
  tries      INTEGER NOT NULL DEFAULT 0,
  next_at    TEXT NOT NULL,
  outcome    TEXT,                         -- of the last try
  made_at    TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_at) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (centre_id, state, made_at);
CREATE INDEX webhook_deliveries_told ON webhook_deliveries (webhook_id, warning_id);
