-- What is handed to another centre of the same portal: a referral that this centre reads. Of the report nothing
-- moves and nothing is copied; the other centre gets further wraps of what goes along, and they go with the
-- referral. The Worker of the release before writes none of these and reads none.

ALTER TABLE referrals ADD COLUMN to_centre TEXT;   -- null: to an authority outside
ALTER TABLE referrals ADD COLUMN lane TEXT;        -- in which the report was when it was sent
ALTER TABLE referrals ADD COLUMN reason TEXT;      -- why it was sent, from a closed list
ALTER TABLE referrals ADD COLUMN received_by TEXT; -- the officer of that centre who took it on
ALTER TABLE referrals ADD COLUMN wraps TEXT;       -- JSON: [{ part, kid, enc, ct }] for that centre's key

CREATE INDEX referrals_received ON referrals (to_centre, state, made_at) WHERE to_centre IS NOT NULL;
CREATE INDEX referrals_received_due ON referrals (to_centre, answer_due)
  WHERE to_centre IS NOT NULL AND answer_due IS NOT NULL;
-- What nobody there has received yet, or has answered.
CREATE INDEX referrals_handed ON referrals (to_centre, state, lane, made_at)
  WHERE to_centre IS NOT NULL AND answer_due IS NOT NULL;
-- What came back and nobody has looked at yet.
CREATE INDEX referrals_answered ON referrals (centre_id, answer_due)
  WHERE to_centre IS NOT NULL AND state = 'answered' AND answer_due IS NOT NULL;

-- What an officer of that centre does about it is a deed of theirs, and of no shift of the other one.
DROP TRIGGER deeds_counted;
CREATE TRIGGER deeds_counted AFTER INSERT ON events
WHEN NEW.actor NOT IN ('reporter', 'system')
  AND NEW.type NOT IN ('opened', 'evidence', 'message-read')
BEGIN
  INSERT INTO deeds (centre_id, hour, counts)
  VALUES (COALESCE(NEW.data ->> 'centre', NEW.centre_id), substr(NEW.at, 1, 13),
    json_object(NEW.type || ' ' || NEW.actor, 1))
  ON CONFLICT (centre_id, hour) DO UPDATE SET counts = json_patch(counts, json_object(
    NEW.type || ' ' || NEW.actor,
    1 + COALESCE((SELECT c.value FROM json_each(counts) c WHERE c.key = NEW.type || ' ' || NEW.actor), 0)
  ));
  DELETE FROM deeds
  WHERE centre_id = COALESCE(NEW.data ->> 'centre', NEW.centre_id)
    AND hour < strftime('%Y-%m-%dT%H', NEW.at, '-2 days');
END;
