import * as z from 'zod/mini'
import { AUTHORITY_KINDS, CHANNELS, LEVELS } from '../directory/vocabulary.ts'
import { DOUBTS, INDICATOR_KINDS } from '../indicators/indicator.ts'
import { REFERRAL_LISTS } from '../referrals/list-referrals.ts'
import { ANSWERS, BOXES, REFERRAL_STATES, REFERRED_PARTS } from '../referrals/vocabulary.ts'
import { DESK_CHANNELS, KINDS, LANES, PARTS, SITUATIONS, STAGES } from '../reports/vocabulary.ts'
import { TAKEDOWN_LISTS } from '../takedowns/list-takedowns.ts'
import { ASKED, TAKEDOWN_STATES } from '../takedowns/vocabulary.ts'

/** What the API answers about what leaves the house; held against real answers like the others. */

const time = z.iso.datetime()
const text = z.string()

/** Plain facts only. */
export const exported = z.object({
  at: time,
  /** The filters, as they were read. */
  filter: z.record(text, z.union([text, z.boolean()])),
  reports: z.array(
    z.object({
      reference: text,
      lane: z.enum(LANES),
      dueAt: time,
      stage: z.enum(STAGES),
      kind: z.enum(KINDS),
      scamType: text,
      situation: z.nullable(z.enum(SITUATIONS)),
      forWhom: z.nullable(text),
      minor: z.boolean(),
      stillInContact: z.nullable(z.boolean()),
      region: z.nullable(text),
      amountBand: z.nullable(z.int()),
      reasons: z.array(text),
      createdAt: time,
      holder: z.nullable(text),
    }),
  ),
  /** False where more fit than were taken out. */
  complete: z.boolean(),
})

const plainReferral = {
  id: text,
  reportId: text,
  /** Whose report it is. */
  fromCentre: text,
  toId: text,
  /** As it was called when the referral was drafted. */
  toName: text,
  /** The centre of this portal that reads it once it is sent; null where it goes outside. */
  toCentre: z.nullable(text),
  /** In which lane the report was when it was sent. */
  lane: z.nullable(z.enum(LANES)),
  /** Why it was sent. */
  reason: z.nullable(text),
  /** Who took it on at that centre. */
  receivedBy: z.nullable(text),
  parts: z.array(z.enum(REFERRED_PARTS)),
  state: z.enum(REFERRAL_STATES),
  madeAt: time,
  sentAt: z.nullable(time),
  receivedAt: z.nullable(time),
  answeredAt: z.nullable(time),
  answer: z.nullable(z.enum(ANSWERS)),
  /** By when something should have been heard, or another centre's answer looked at; null where nothing is waited for. */
  answerDue: z.nullable(time),
  theirNumber: z.nullable(text),
}

export const referral = z.object(plainReferral)

export const referralsOfReport = z.object({ referrals: z.array(referral) })

export const referralList = z.object({
  box: z.enum(BOXES),
  list: z.enum(REFERRAL_LISTS),
  referrals: z.array(
    z.object({ ...plainReferral, reference: text, kind: z.enum(KINDS), scamType: text }),
  ),
  next: z.nullable(text),
})

const goes = {
  /** Still sealed: only the officers' keys open the parts. */
  parts: z.array(
    z.object({
      part: z.enum(PARTS),
      nonce: text,
      ct: text,
      wraps: z.array(z.object({ kid: text, enc: text, ct: text })),
    }),
  ),
  indicators: z.array(
    z.object({
      n: z.int(),
      kind: z.enum(INDICATOR_KINDS),
      value: z.nullable(text),
      display: z.nullable(text),
      doubts: z.array(z.enum(DOUBTS)),
    }),
  ),
}

/** What the report has and doesn't go along. */
const left = z.array(z.enum(REFERRED_PARTS))

export const openedReferral = z.object({ referral, ...goes, left })

export const receivedReferral = z.object({
  referral,
  facts: z.object({
    id: text,
    reference: text,
    kind: z.enum(KINDS),
    scamType: text,
    situation: z.nullable(z.enum(SITUATIONS)),
    also: z.array(z.enum(SITUATIONS)),
    forWhom: z.nullable(text),
    minor: z.boolean(),
    stillInContact: z.nullable(z.boolean()),
    region: z.nullable(text),
    occurredOn: z.nullable(z.iso.date()),
    /** Lower bound in fen. */
    amountBand: z.nullable(z.int()),
    lastPaidHour: z.nullable(time),
    details: z.record(text, z.unknown()),
    locale: text,
    channel: z.enum(['web', ...DESK_CHANNELS]),
    sealedBy: z.enum(['browser', 'worker']),
    createdAt: time,
  }),
  ...goes,
  left,
  /** What it said is gone: its time was over, or its reporter withdrew it. */
  erased: z.boolean(),
})

export const takedown = z.object({
  id: text,
  reportId: z.nullable(text),
  kind: z.enum(INDICATOR_KINDS),
  value: z.nullable(text),
  display: z.nullable(text),
  asked: z.enum(ASKED),
  toId: z.nullable(text),
  toName: text,
  state: z.enum(TAKEDOWN_STATES),
  version: z.int(),
  madeAt: time,
  stateAt: time,
  /** How often somebody has looked in this state. */
  checks: z.int(),
  recheckOn: z.nullable(z.iso.date()),
})

export const takedownList = z.object({
  list: z.enum(TAKEDOWN_LISTS),
  takedowns: z.array(takedown),
  next: z.nullable(text),
})

export const directory = z.object({
  entries: z.array(
    z.object({
      id: text,
      name: z.object({ zh: text, en: text }),
      kind: z.enum(AUTHORITY_KINDS),
      region: z.nullable(text),
      level: z.enum(LEVELS),
      channels: z.array(z.object({ kind: z.enum(CHANNELS), value: z.optional(text) })),
      publicKey: z.nullable(text),
      /** Null where nobody has asked it whether this is right. */
      lastChecked: z.nullable(z.iso.date()),
      retired: z.boolean(),
      /** False for one that came with the portal and that the centre has not corrected. */
      own: z.boolean(),
    }),
  ),
  /** The other centres of this portal; `to` names one as centre: and its id. */
  centres: z.array(
    z.object({
      id: text,
      name: z.object({ zh: text, en: text }),
      regions: z.array(text),
      /** Its key of today: what goes there is wrapped for it. */
      recipient: z.object({ kid: text, publicKey: text }),
    }),
  ),
})

export const keptEntry = z.object({ id: text })
