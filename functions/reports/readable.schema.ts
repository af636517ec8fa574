import * as z from 'zod/mini'
import { civilDate } from '../fields/civil-date.ts'
import type { ClockRules } from '../fields/clock-rules.ts'
import { email } from '../fields/email.ts'
import { freeText } from '../fields/free-text.ts'
import { instant } from '../fields/instant.ts'
import { LIMITS } from '../fields/limits.ts'
import { locale } from '../fields/locale.ts'
import { amountFen } from '../fields/money.ts'
import { name, oneLine } from '../fields/name.ts'
import { region } from '../fields/region.ts'
import { scamType } from '../fields/scam-type.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { campusDetails, clueDetails, fraudDetails, jobAdDetails } from './details.schema.ts'
import { AGE_BANDS, FOR_WHOM, type Kind, PAYMENT_METHODS, SITUATIONS } from './vocabulary.ts'

/**
 * What a report says, before anything is sealed: each kind's fields. The API takes them with what only
 * a program sends (report.schema.ts); a page holds its own form's answers against them.
 */

/** An id of ours: small letters, digits, hyphens. */
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,47}$/, { error: 'malformed' }))

export const contact = z.strictObject({
  name: z.optional(name),
  /** As it was typed: officers call it, nothing looks it up. */
  phone: z.optional(oneLine(LIMITS.phone)),
  email: z.optional(email),
  /** A tick of its own: only who ticks it is called. */
  mayCall: z.boolean(),
})

export const privateInput = z.strictObject({
  story: z.optional(freeText(LIMITS.story)),
  contact: z.optional(contact),
})
export type PrivateInput = z.infer<typeof privateInput>

const payment = (rules: ClockRules) =>
  z.strictObject({
    amountFen,
    method: z.enum(PAYMENT_METHODS),
    paidAt: z.optional(instant(rules)),
    payeeBank: z.optional(oneLine(LIMITS.name)),
    /** What was really paid, where it wasn't yuan. */
    original: z.optional(
      z.strictObject({ amount: oneLine(LIMITS.money), currency: oneLine(LIMITS.money) }),
    ),
  })

const indicator = z.strictObject({
  kind: z.enum(INDICATOR_KINDS),
  value: freeText(LIMITS.indicator),
})

const situation = z.enum(SITUATIONS)

export interface SchemaRules extends ClockRules {
  readonly isRegion?: (code: string) => boolean
  readonly isScamType?: (id: string) => boolean
}

/** What every kind of report has. */
const common = (rules: SchemaRules) => ({
  locale: z.optional(locale),
  centre: z.optional(id),
  noticeVersion: z.optional(id),
  region: z.optional(region(rules.isRegion)),
  occurredOn: z.optional(civilDate(rules)),
  indicators: z.optional(z.array(indicator).check(z.maxLength(LIMITS.indicators, 'too-many'))),
})

const fraud = (rules: SchemaRules) => ({
  scamType: z.optional(scamType(rules.isScamType)),
  situation,
  also: z.optional(z.array(situation).check(z.maxLength(SITUATIONS.length, 'too-many'))),
  for: z.optional(z.enum(FOR_WHOM)),
  ageBand: z.optional(z.enum(AGE_BANDS)),
  stillInContact: z.optional(z.boolean()),
  payments: z.optional(z.array(payment(rules)).check(z.maxLength(LIMITS.payments, 'too-many'))),
  private: z.optional(privateInput),
  details: z.optional(fraudDetails),
})

const campus = (rules: SchemaRules) => ({
  scamType: z.optional(scamType(rules.isScamType)),
  private: z.optional(privateInput),
  details: z.optional(campusDetails),
})

const jobAd = (rules: SchemaRules) => ({
  scamType: z.optional(scamType(rules.isScamType)),
  private: z.optional(privateInput),
  details: z.optional(jobAdDetails),
})

/** Who gives a clue stays unknown, also to us: there is no field that could say it. */
const clue = () => ({
  private: z.optional(z.strictObject({ story: z.optional(freeText(LIMITS.story)) })),
  details: z.optional(clueDetails),
})

const shapeOf = {
  fraud: (rules: SchemaRules) => ({ ...common(rules), ...fraud(rules) }),
  campus: (rules: SchemaRules) => ({ ...common(rules), ...campus(rules) }),
  'job-ad': (rules: SchemaRules) => ({ ...common(rules), ...jobAd(rules) }),
  clue: (rules: SchemaRules) => ({ ...common(rules), ...clue() }),
}

/** The closed schema of what one kind says, with its `kind`. */
export const readableShape = <K extends Kind>(kind: K, rules: SchemaRules) => ({
  kind: z.literal(kind),
  ...(shapeOf[kind](rules) as ReturnType<(typeof shapeOf)[K]>),
})

/**
 * Holds a form's answers against their kind's schema, in a browser as the Worker will. Without `isRegion`
 * and `isScamType` only the shape of codes counts.
 */
export const readableInput = (kind: Kind, rules: SchemaRules) =>
  z.strictObject(readableShape(kind, rules))
