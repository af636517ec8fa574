import * as z from 'zod/mini'
import { amountBand } from '../fields/amount-band.ts'
import { LIMITS } from '../fields/limits.ts'
import { amountFen } from '../fields/money.ts'
import { oneLine } from '../fields/name.ts'
import { parsedText } from '../fields/parsed-text.ts'
import { parseReference } from './reference.ts'
import {
  CAMPUS_VICTIMS,
  CAMPUS_WAYS,
  CLUE_GROUPS,
  JOB_ASKS,
  JOB_PROGRESS,
  JOB_SEEN_ON,
  JOB_SENDS_TO,
} from './vocabulary.ts'

/**
 * What only one kind of report says, one closed schema a kind. All of it is stored readable, because
 * triage sorts by it: so nothing here can hold words, but for the name of a school.
 */

/** The reference of an earlier report that this one adds to. */
const adds = z.optional(parsedText(LIMITS.name, parseReference))

/** Asked apart from whether they may be called: to be written to soon needs no number. */
const contactSoon = z.optional(z.boolean())

/** What a name of a school never holds: a phone number, an address, a link. */
const NOT_IN_A_NAME = /\d{4}|[@/:]|\.\p{L}/u

const school = oneLine(LIMITS.name).check(
  z.refine((text) => text !== '', { error: 'required' }),
  z.refine((text) => !NOT_IN_A_NAME.test(text.normalize('NFKC')), { error: 'malformed' }),
)

/** The lower end of a 1-2-5 band: an exact sum is a part of the story. */
const band = amountFen.check(z.refine((fen) => amountBand(fen) === fen, { error: 'too-precise' }))

export const fraudDetails = z.strictObject({
  /** Threatened with intimate images: then nothing is ever uploaded. */
  images: z.optional(z.boolean()),
  contactSoon,
  adds,
})

export const campusDetails = z.strictObject({
  school: z.optional(school),
  way: z.optional(z.enum(CAMPUS_WAYS)),
  victims: z.optional(z.enum(CAMPUS_VICTIMS)),
  /** It still goes on. */
  ongoing: z.optional(z.boolean()),
  contactSoon,
  adds,
})

export const jobAdDetails = z.strictObject({
  progress: z.optional(z.enum(JOB_PROGRESS)),
  seenOn: z.optional(z.enum(JOB_SEEN_ON)),
  asks: z.optional(z.array(z.enum(JOB_ASKS)).check(z.maxLength(JOB_ASKS.length, 'too-many'))),
  /** Lower bound in fen of what is asked for. */
  askedBand: z.optional(band),
  sendsTo: z.optional(z.enum(JOB_SENDS_TO)),
  contactSoon,
  adds,
})

/** Nothing about who sends it, nor how they know. */
export const clueDetails = z.strictObject({
  group: z.optional(z.enum(CLUE_GROUPS)),
  ongoing: z.optional(z.boolean()),
  adds,
})
