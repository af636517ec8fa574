import * as z from 'zod/mini'
import { civilDate } from '../fields/civil-date.ts'
import type { ClockRules } from '../fields/clock-rules.ts'
import type { Code } from '../fields/codes.ts'
import { email } from '../fields/email.ts'
import { freeText } from '../fields/free-text.ts'
import { instant, parseInstant } from '../fields/instant.ts'
import { LIMITS } from '../fields/limits.ts'
import { locale } from '../fields/locale.ts'
import { amountFen } from '../fields/money.ts'
import { name, oneLine } from '../fields/name.ts'
import { region } from '../fields/region.ts'
import { scamType } from '../fields/scam-type.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { campusDetails, clueDetails, fraudDetails, jobAdDetails } from './details.schema.ts'
import { sealedSchema } from './sealed.schema.ts'
import { AGE_BANDS, FOR_WHOM, PARTS_OF, PAYMENT_METHODS, SITUATIONS } from './vocabulary.ts'

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

/** A whole hour that there was, as UTC ISO 8601 ('2026-11-20T09:00:00Z'): never the minute. */
const paidHour = (rules: ClockRules) =>
  z.string().check(
    z.regex(/^\d{4}-\d\d-\d\dT\d\d:00:00Z$/, { error: 'malformed', abort: true }),
    z.check(({ value, issues }) => {
      const hour = parseInstant(value, rules)
      if (!hour.ok) issues.push({ code: 'custom', input: value, message: hour.error })
    }),
  )

/** What a sealing browser leaves readable of the sealed answers: triage sorts by it. */
const summary = (rules: ClockRules) =>
  z.strictObject({
    amountBand: z.optional(z.nullable(amountFen)),
    lastPaidHour: z.optional(z.nullable(paidHour(rules))),
    minor: z.optional(z.boolean()),
  })

export type SummaryInput = z.infer<ReturnType<typeof summary>>

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
  sealed: z.optional(sealedSchema),
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
  summary: z.optional(summary(rules)),
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
const clue = {
  private: z.optional(z.strictObject({ story: z.optional(freeText(LIMITS.story)) })),
  details: z.optional(clueDetails),
}

/**
 * The body of POST /api/v1/reports. The rules' clock and zone bound its dates: nothing may lie beyond
 * tomorrow there. Without `isRegion` and `isScamType` (in a browser) only the shape of codes counts.
 */
export const reportInput = (rules: SchemaRules) => {
  const shape = common(rules)
  return z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({ kind: z.literal('fraud'), ...shape, ...fraud(rules) }),
        z.strictObject({ kind: z.literal('campus'), ...shape, ...campus(rules) }),
        z.strictObject({ kind: z.literal('job-ad'), ...shape, ...jobAd(rules) }),
        z.strictObject({ kind: z.literal('clue'), ...shape, ...clue }),
      ],
      { error: ({ input }) => (kindIn(input) ? 'invalid' : 'required') },
    )
    .check((ctx) => {
      for (const { path, code } of contradictions(ctx.value)) {
        ctx.issues.push({ code: 'custom', message: code, path, input: undefined })
      }
    })
}

export type ReportInput = z.infer<ReturnType<typeof reportInput>>
export type FraudInput = Extract<ReportInput, { kind: 'fraud' }>

const kindIn = (input: unknown) => typeof input !== 'object' || input === null || 'kind' in input

/** What each field allows alone but not together. */
function contradictions(input: ReportInput): { path: string[]; code: Code }[] {
  const found: { path: string[]; code: Code }[] = []
  const refuse = (field: string, code: Code) => found.push({ path: field.split('.'), code })
  if (!input.private && !input.sealed) refuse('private', 'required')
  if (input.private && input.sealed) refuse('sealed', 'conflict')
  const parts = PARTS_OF[input.kind]
  if (input.sealed?.parts.some(({ part }) => !parts.includes(part))) {
    refuse('sealed.parts', input.kind === 'clue' ? 'anonymous-only' : 'invalid')
  }
  if (input.kind !== 'fraud') return found
  if (input.sealed && input.payments) refuse('payments', 'must-be-sealed')
  if (input.sealed && input.ageBand) refuse('ageBand', 'must-be-sealed')
  if (input.private && input.summary) refuse('summary', 'conflict')
  // A child's words are welcome; who the child is, only with a guardian (PIPL 31).
  if (input.ageBand === 'under-14' && input.for !== 'family' && input.private?.contact) {
    refuse('private.contact', 'not-under-14')
  }
  return found
}
