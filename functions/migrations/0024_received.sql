-- What is handed to another centre of the same portal: a referral that this centre reads. Of the report nothing
-- moves and nothing is copied; the other centre gets further wraps of what goes along, and they go with the
-- referral. The Worker of the release before writes none of these and reads none.

ALTER TABLE referrals ADD COLUMN to_centre TEXT;   -- null: to an authority outside
ALTER TABLE referrals ADD COLUMN lane TEXT;        -- in which the report was when that centre got it
ALTER TABLE referrals ADD COLUMN wraps TEXT;       -- JSON: [{ part, kid, enc, ct }] for that centre's key

CREATE INDEX referrals_received ON referrals (to_centre, state, made_at) WHERE to_centre IS NOT NULL;
CREATE INDEX referrals_received_due ON referrals (to_centre, answer_due)
  WHERE to_centre IS NOT NULL AND answer_due IS NOT NULL;
