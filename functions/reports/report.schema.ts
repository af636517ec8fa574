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
import { sealedSchema } from './sealed.schema.ts'
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
  /** What the caller says first, so that the reporter knows them from an impostor. */
  phrase: z.optional(oneLine(LIMITS.line)),
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

/** What a sealing browser leaves readable of the sealed answers: triage sorts by it. */
const summary = z.strictObject({
  amountBand: z.optional(z.nullable(amountFen)),
  lastPaidHour: z.optional(
    z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:00:00Z$/, { error: 'malformed' }))),
  ),
  minor: z.optional(z.boolean()),
})

export type SummaryInput = z.infer<typeof summary>

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
  summary: z.optional(summary),
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
              adds: z.optional(oneLine(LIMITS.name)),
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
  readonly private?: PrivateInput
  readonly sealed?: unknown
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
  if (input.ageBand === 'under-14' && input.private?.contact) {
    refuse('private.contact', 'not-under-14')
  }
  if (input.kind === 'clue' && input.private?.contact) refuse('private.contact', 'anonymous-only')
  return found
}
