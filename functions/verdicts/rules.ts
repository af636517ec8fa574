import type { IndicatorKind } from '../indicators/indicator.ts'

/**
 * For how many days a confirmed verdict holds, by kind; null: never among what readers can look up.
 * Numbers and handles get new owners: the carriers give a number out again after ninety days at the
 * earliest, so what was a swindler's in spring may be a student's in autumn. Who still knows better then
 * confirms anew. A firm's name is many firms' name and a nickname anybody's: of those a warning speaks.
 */
export const HOLDS_FOR: Readonly<Record<IndicatorKind, number | null>> = {
  phone: 90,
  wechat: 180,
  qq: 180,
  telegram: 90,
  email: 365,
  url: 180,
  app: 365,
  account: 365,
  wallet: 1_825,
  company: null,
  other: null,
}

/** How many hours somebody who objects waits for an answer at most. */
export const ANSWER_WITHIN = 72
