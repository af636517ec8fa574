import type {
  CampusVictims,
  JobProgress,
  JobSendsTo,
  Kind,
  Lane,
  Situation,
} from '../reports/vocabulary.ts'

/** What the rules may look at: only the plain facts of a report, never its sealed parts. */
export interface Facts {
  readonly kind: Kind
  readonly situation: Situation | null
  readonly also: readonly Situation[]
  readonly stillInContact: boolean | null
  readonly minor: boolean
  /** The least that can have passed since the last payment, in hours; null where none was named. */
  readonly hoursSincePaid: number | null
  /** Civil days since it happened; null where no day was named. */
  readonly daysSince: number | null
  /** Lower bound of the amount band, in fen. */
  readonly amountBand: number | null
  /** How far somebody has come with a job advert. */
  readonly progress: JobProgress | null
  readonly sendsTo: JobSendsTo | null
  /** Whether anyone at a school has fallen for what goes round there. */
  readonly victims: CampusVictims | null
  /** What a warning or a clue tells of still goes on. */
  readonly ongoing: boolean
  /** They ticked that somebody should get in touch soon. */
  readonly contactSoon: boolean
  /** More came from its network within a minute than people send. */
  readonly crowded: boolean
}

export interface Rule {
  /** Shown as the reason; its words are `triage.reasons.<id>`. */
  readonly id: string
  readonly lane: Lane
  /** How soon somebody should look, in minutes. */
  readonly withinMinutes: number
  readonly applies: (facts: Facts) => boolean
}

/**
 * What is found a minute later, once somebody can say that an officer has looked at a report that names the
 * same and kept it; claims alone move nothing, for anybody can repeat them.
 */
export const LATER_RULES = [
  { id: 'several-campuses', lane: 'today', withinMinutes: 4 * 60 },
  { id: 'seen-before', lane: 'today', withinMinutes: 8 * 60 },
] as const satisfies readonly Omit<Rule, 'applies'>[]
export type LaterRuleId = (typeof LATER_RULES)[number]['id']

const is = (facts: Facts, situation: Situation) =>
  facts.situation === situation || facts.also.includes(situation)

/** Somebody sets out for where people are held: a border, abroad, or nobody says where. */
const isLeaving = ({ progress, sendsTo }: Facts) =>
  progress === 'leaving' && sendsTo !== 'online' && sendsTo !== 'here'

/** Whoever names the day and not the hour may have paid a minute ago. */
const isPaidLately = ({ situation, hoursSincePaid, daysSince }: Facts) =>
  situation === 'paid' && hoursSincePaid === null && daysSince !== null && daysSince <= 1

const HOUR = 60
const DAY = 24 * HOUR

/**
 * Who is looked at first, and why. Every rule that applies is a reason; the fastest of them decides.
 * The windows are this portal's own service promise: money moves on within hours, and joint stop-payment
 * works on fresh transfers, so what is still moving comes first.
 */
export const RULES: readonly Rule[] = [
  { id: 'paying-now', lane: 'urgent', withinMinutes: 10, applies: (f) => is(f, 'paying-now') },
  {
    id: 'remote-control',
    lane: 'urgent',
    withinMinutes: 10,
    applies: (f) => is(f, 'remote-control'),
  },
  { id: 'threatened', lane: 'urgent', withinMinutes: 15, applies: (f) => is(f, 'threatened') },
  {
    id: 'paid-within-2h',
    lane: 'urgent',
    withinMinutes: 15,
    applies: (f) => f.hoursSincePaid !== null && f.hoursSincePaid <= 2,
  },
  {
    id: 'paid-within-48h',
    lane: 'urgent',
    withinMinutes: 30,
    applies: (f) => f.hoursSincePaid !== null && f.hoursSincePaid > 2 && f.hoursSincePaid <= 48,
  },
  { id: 'paid-lately', lane: 'urgent', withinMinutes: 30, applies: isPaidLately },
  {
    id: 'asked-to-carry',
    lane: 'urgent',
    withinMinutes: 30,
    applies: (f) => is(f, 'asked-to-carry') && f.stillInContact === true,
  },
  { id: 'minor', lane: 'urgent', withinMinutes: HOUR, applies: (f) => f.minor },
  {
    id: 'person-abroad',
    lane: 'urgent',
    withinMinutes: HOUR,
    applies: (f) => is(f, 'person-abroad'),
  },
  { id: 'job-leaving', lane: 'urgent', withinMinutes: HOUR, applies: isLeaving },
  { id: 'contact-soon', lane: 'today', withinMinutes: HOUR, applies: (f) => f.contactSoon },
  {
    // Somebody too upset to say when may have paid an hour ago: not urgent by guess, not late either.
    id: 'paid-time-unknown',
    lane: 'today',
    withinMinutes: 2 * HOUR,
    applies: (f) => f.situation === 'paid' && f.hoursSincePaid === null && !isPaidLately(f),
  },
  {
    id: 'job-paid',
    lane: 'today',
    withinMinutes: 2 * HOUR,
    applies: (f) => f.progress === 'paid',
  },
  {
    // Talks that lead to a border or abroad end in a journey.
    id: 'job-far',
    lane: 'today',
    withinMinutes: 4 * HOUR,
    applies: (f) =>
      (f.progress === 'talking' || f.progress === 'gave-info' || f.progress === 'paid') &&
      (f.sendsTo === 'border' || f.sendsTo === 'abroad'),
  },
  {
    id: 'campus-victims',
    lane: 'today',
    withinMinutes: 4 * HOUR,
    applies: (f) => f.victims === 'some',
  },
  {
    id: 'gave-info',
    lane: 'today',
    withinMinutes: 4 * HOUR,
    applies: (f) => is(f, 'gave-info') || f.progress === 'gave-info',
  },
  { id: 'lent-card', lane: 'today', withinMinutes: 8 * HOUR, applies: (f) => is(f, 'lent-card') },
  {
    id: 'large-sum',
    lane: 'today',
    withinMinutes: 8 * HOUR,
    applies: (f) => f.amountBand !== null && f.amountBand >= 5_000_000,
  },
  {
    id: 'still-in-contact',
    lane: 'today',
    withinMinutes: 8 * HOUR,
    applies: (f) => f.stillInContact === true,
  },
  {
    id: 'goes-on',
    lane: 'today',
    withinMinutes: 8 * HOUR,
    applies: (f) => f.ongoing,
  },
  { id: 'waiting', lane: 'routine', withinMinutes: 3 * DAY, applies: () => true },
]
