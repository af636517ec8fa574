/** The closed lists of a report: they feed the form, the API and the console alike. */

export const KINDS = ['fraud', 'campus', 'job-ad', 'clue'] as const
export type Kind = (typeof KINDS)[number]

/** How a report came in: through the portal itself, or entered for somebody at the console. */
export const DESK_CHANNELS = ['counter', 'phone', 'letter', 'import'] as const
export type DeskChannel = (typeof DESK_CHANNELS)[number]
export type Channel = 'web' | DeskChannel

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

export type ClueGroup = (typeof CLUE_GROUPS)[number]

/** How something goes round at a school. */
export const CAMPUS_WAYS = [
  'poster',
  'chat-group',
  'call-or-text',
  'in-person',
  'online-post',
  'other',
] as const
export type CampusWay = (typeof CAMPUS_WAYS)[number]

/** Whether anyone there has fallen for it, as far as the sender knows. */
export const CAMPUS_VICTIMS = ['none', 'some', 'unknown'] as const
export type CampusVictims = (typeof CAMPUS_VICTIMS)[number]

/** How far somebody has come with a job advert; the first question, because it decides who to call. */
export const JOB_PROGRESS = ['seen', 'talking', 'gave-info', 'paid', 'leaving'] as const
export type JobProgress = (typeof JOB_PROGRESS)[number]

export const JOB_SEEN_ON = [
  'job-site',
  'social-media',
  'chat-group',
  'poster',
  'message',
  'person',
  'other',
] as const

/** What a job advert wants before there is any job. */
export const JOB_ASKS = [
  'deposit',
  'training-fee',
  'papers-fee',
  'loan',
  'pay-for-orders',
  'bank-card',
  'phone-card',
  'id-or-face',
  'app',
] as const

export const JOB_SENDS_TO = ['online', 'here', 'other-city', 'border', 'abroad', 'unsaid'] as const
export type JobSendsTo = (typeof JOB_SENDS_TO)[number]

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

/** The parts that a kind of report may have: of whoever gives a clue nothing else is taken. */
export const PARTS_OF: Readonly<Record<Kind, readonly Part[]>> = {
  fraud: PARTS,
  campus: ['story', 'contact'],
  'job-ad': ['story', 'contact'],
  clue: ['story'],
}
