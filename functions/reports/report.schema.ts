import * as z from 'zod/mini'
import { civilDate } from '../fields/civil-date.ts'
import type { ClockRules } from '../fields/clock-rules.ts'
import { email } from '../fields/email.ts'
import { freeText } from '../fields/free-text.ts'
import { instant, parseInstant } from '../fields/instant.ts'
import { LIMITS } from '../fields/limits.ts'
import { locale } from '../fields/locale.ts'
import { amountFen } from '../fields/money.ts'
import { name, oneLine } from '../fields/name.ts'
import { parsedText } from '../fields/parsed-text.ts'
import { region } from '../fields/region.ts'
import { scamType } from '../fields/scam-type.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { parseReference } from './reference.ts'
import { type Sealed, sealedSchema } from './sealed.schema.ts'
import {
  AGE_BANDS,
  CLUE_GROUPS,
  FOR_WHOM,
  PAYMENT_METHODS,
  SITUATIONS,
  type Situation,
} from './vocabulary.ts'

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
  scamType: z.optional(scamType(rules.isScamType)),
  for: z.optional(z.enum(FOR_WHOM)),
  ageBand: z.optional(z.enum(AGE_BANDS)),
  stillInContact: z.optional(z.boolean()),
  region: z.optional(region(rules.isRegion)),
  occurredOn: z.optional(civilDate(rules)),
  payments: z.optional(z.array(payment(rules)).check(z.maxLength(LIMITS.payments, 'too-many'))),
  indicators: z.optional(z.array(indicator).check(z.maxLength(LIMITS.indicators, 'too-many'))),
  private: z.optional(privateInput),
  sealed: z.optional(sealedSchema),
  summary: z.optional(summary(rules)),
})

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
        z.strictObject({
          ...shape,
          kind: z.literal('fraud'),
          situation,
          also: z.optional(z.array(situation).check(z.maxLength(SITUATIONS.length, 'too-many'))),
          details: z.optional(
            z.strictObject({
              /** Threatened with intimate images: then nothing is ever uploaded. */
              images: z.optional(z.boolean()),
              /** The reference of an earlier report that this one adds to. */
              adds: z.optional(parsedText(LIMITS.name, parseReference)),
            }),
          ),
        }),
        z.strictObject({
          ...shape,
          kind: z.literal('campus'),
          details: z.optional(z.strictObject({ school: z.optional(id) })),
        }),
        z.strictObject({
          ...shape,
          kind: z.literal('job-ad'),
          details: z.optional(z.strictObject({ abroad: z.optional(z.boolean()) })),
        }),
        z.strictObject({
          ...shape,
          kind: z.literal('clue'),
          details: z.optional(z.strictObject({ group: z.optional(z.enum(CLUE_GROUPS)) })),
        }),
      ],
      { error: ({ input }) => (kindIn(input) ? 'invalid' : 'required') },
    )
    .check((ctx) => {
      for (const { path, code } of contradictions(ctx.value as Plain)) {
        ctx.issues.push({ code: 'custom', message: code, path, input: undefined })
      }
    })
}

export type ReportInput = z.infer<ReturnType<typeof reportInput>>

const kindIn = (input: unknown) => typeof input !== 'object' || input === null || 'kind' in input

interface Plain {
  readonly kind: string
  readonly situation?: Situation
  readonly ageBand?: string
  readonly for?: string
  readonly private?: PrivateInput
  readonly sealed?: Sealed
  readonly payments?: unknown
  readonly summary?: unknown
}

/** What each field allows alone but not together. */
function contradictions(input: Plain): { path: string[]; code: string }[] {
  const found: { path: string[]; code: string }[] = []
  const refuse = (field: string, code: string) => found.push({ path: field.split('.'), code })
  if (!input.private && !input.sealed) refuse('private', 'required')
  if (input.private && input.sealed) refuse('sealed', 'conflict')
  if (input.sealed && input.payments) refuse('payments', 'must-be-sealed')
  if (input.sealed && input.ageBand) refuse('ageBand', 'must-be-sealed')
  if (input.private && input.summary) refuse('summary', 'conflict')
  // A child's words are welcome; who the child is, only with a guardian (PIPL 31).
  if (input.ageBand === 'under-14' && input.for !== 'family' && input.private?.contact) {
    refuse('private.contact', 'not-under-14')
  }
  // Who gives a clue stays unknown, also to us: not even that there is a contact may be stored.
  if (input.kind === 'clue') {
    if (input.private?.contact) refuse('private.contact', 'anonymous-only')
    if (input.sealed?.parts.some(({ part }) => part === 'contact')) {
      refuse('sealed.parts', 'anonymous-only')
    }
  }
  return found
}
