import * as z from 'zod/mini'
import type { ClockRules } from '../fields/clock-rules.ts'
import type { Code } from '../fields/codes.ts'
import { parseInstant } from '../fields/instant.ts'
import { amountFen } from '../fields/money.ts'
import { readableShape, type SchemaRules } from './readable.schema.ts'
import { sealedSchema } from './sealed.schema.ts'
import { DESK_CHANNELS, PARTS_OF } from './vocabulary.ts'

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

const sealed = z.optional(sealedSchema)

/**
 * The body of POST /api/v1/reports: what a report says, or what a browser sealed of it. The rules' clock
 * and zone bound its dates: nothing may lie beyond tomorrow there.
 */
export const reportInput = (rules: SchemaRules) => anyKind(rules, {})

/** The body of POST /api/v1/triage/reports: the same, with how it came to the desk. */
export const deskReportInput = (rules: SchemaRules) =>
  anyKind(rules, { channel: z.enum(DESK_CHANNELS) })

const anyKind = <Besides extends z.core.$ZodShape>(rules: SchemaRules, besides: Besides) =>
  z
    .discriminatedUnion(
      'kind',
      [
        z.strictObject({
          ...readableShape('fraud', rules),
          sealed,
          summary: z.optional(summary(rules)),
          ...besides,
        }),
        z.strictObject({ ...readableShape('campus', rules), sealed, ...besides }),
        z.strictObject({ ...readableShape('job-ad', rules), sealed, ...besides }),
        z.strictObject({ ...readableShape('clue', rules), sealed, ...besides }),
      ],
      { error: ({ input }) => (kindIn(input) ? 'invalid' : 'required') },
    )
    .check((ctx) => {
      for (const { path, code } of contradictions(ctx.value as ReportInput)) {
        ctx.issues.push({ code: 'custom', message: code, path, input: undefined })
      }
    })

export type ReportInput = z.infer<ReturnType<typeof reportInput>>
export type DeskReportInput = z.infer<ReturnType<typeof deskReportInput>>
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
