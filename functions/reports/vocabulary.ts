/** The closed lists of a report: they feed the form, the API and the console alike. */

export const KINDS = ['fraud', 'campus', 'job-ad', 'clue'] as const
export type Kind = (typeof KINDS)[number]

/** What is happening to the person now; the first question, because it decides whether to call first. */
export const SITUATIONS = [
  'paying-now',
  'paid',
  'remote-control',
  'gave-info',
  'threatened',
  'lent-card',
  'person-abroad',
  'asked-to-carry',
  'approached',
] as const
export type Situation = (typeof SITUATIONS)[number]

export const FOR_WHOM = ['me', 'family', 'other', 'organisation'] as const
export type ForWhom = (typeof FOR_WHOM)[number]

export const AGE_BANDS = ['under-14', '14-17', '18-59', '60-plus'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

export const PAYMENT_METHODS = [
  'bank-transfer',
  'wechat',
  'alipay',
  'e-cny',
  'qr',
  'card-nfc',
  'crypto',
  'gift-card',
  'cash',
  'gold',
  'courier',
  'other',
] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

export const CLUE_GROUPS = [
  'phone-cards',
  'bank-cards',
  'personal-data',
  'sites-and-apps',
  'moving-money',
  'boxes-and-lines',
  'insiders',
  'other',
] as const

/** How far a report has come: the clue chain of the sources, then the ways it can end. */
export const STAGES = [
  'received',
  'assessed',
  'verified',
  'referred',
  'filed',
  'evidence',
  'solved',
  'widened',
  'recovered',
  'closed',
  'duplicate',
  'not-accepted',
  'withdrawn',
] as const
export type Stage = (typeof STAGES)[number]

/** Stages after which nothing more happens to a report. */
export const ENDS: readonly Stage[] = ['closed', 'duplicate', 'not-accepted', 'withdrawn']

/** What the public sees of a stage. */
export const PUBLIC_STAGES = [
  'received',
  'looking',
  'checked',
  'passed-on',
  'answered',
  'ended',
] as const
export type PublicStage = (typeof PUBLIC_STAGES)[number]

const PUBLIC_STAGE: Record<Stage, PublicStage> = {
  received: 'received',
  assessed: 'looking',
  verified: 'checked',
  referred: 'passed-on',
  filed: 'answered',
  evidence: 'answered',
  solved: 'answered',
  widened: 'answered',
  recovered: 'answered',
  closed: 'ended',
  duplicate: 'ended',
  'not-accepted': 'ended',
  withdrawn: 'ended',
}

export const publicStage = (stage: Stage): PublicStage => PUBLIC_STAGE[stage]

export const LANES = ['urgent', 'today', 'routine', 'to-verify'] as const
export type Lane = (typeof LANES)[number]

/** The parts of a report that are sealed, each under its own content key. */
export const PARTS = ['story', 'contact', 'payments', 'person'] as const
export type Part = (typeof PARTS)[number]
