import * as z from 'zod/mini'
import { REPORT_ID } from '../sealing/report-id.ts'
import { TRANSITIONS } from '../triage/transitions.ts'
import { ACTION_REASONS, BULK_STAGES, MOST_CHANGED } from './vocabulary.ts'

const id = z.string({ error: 'invalid' }).check(z.regex(REPORT_ID, { error: 'invalid' }))
const ids = (most: number) =>
  z.array(id).check(z.minLength(1, { error: 'required' }), z.maxLength(most, { error: 'too-long' }))
const reasonOf = (kind: keyof typeof ACTION_REASONS) =>
  z.enum(ACTION_REASONS[kind] as readonly [string, ...string[]], { error: 'invalid' })

/** As people type one: any case, with or without its dashes. */
const reference = z
  .string({ error: 'required' })
  .check(z.minLength(1, { error: 'required' }), z.maxLength(100, { error: 'too-long' }))

/**
 * Reports that belong together, by their ids, or all that name one indicator, by its index; and one report
 * more by its reference, or the case that they join by its own.
 */
export const joinInput = z.strictObject({
  /** The case that they join; without it the one that some of them are in, else a new one. */
  case: z.optional(id),
  reports: z.optional(ids(50)),
  reference: z.optional(reference),
  term: z.optional(
    z.strictObject({
      idx: z.string({ error: 'invalid' }).check(z.regex(/^[\w-]{22}$/, { error: 'invalid' })),
      host: z.boolean({ error: 'invalid' }),
    }),
  ),
  reason: reasonOf('join'),
})
export type JoinInput = z.infer<typeof joinInput>

/** The case whose reports join this one: by its id, or by its reference. */
export const mergeInput = z
  .strictObject({
    from: z.optional(id),
    reference: z.optional(reference),
    reason: reasonOf('merge'),
  })
  .check(
    z.refine((input) => (input.from === undefined) !== (input.reference === undefined), {
      error: 'invalid',
    }),
  )
export type MergeInput = z.infer<typeof mergeInput>

export const leaveInput = z.strictObject({ reports: ids(50), reason: reasonOf('leave') })
export type LeaveInput = z.infer<typeof leaveInput>

/** A report, and the report or case that it doesn't belong to. */
export const apartInput = z.strictObject({ report: id, other: id, reason: reasonOf('keep-apart') })
export type ApartInput = z.infer<typeof apartInput>

const decisionReasons = [
  ...new Set(
    TRANSITIONS.filter(({ to }) => (BULK_STAGES as readonly string[]).includes(to)).flatMap(
      ({ reasons }) => reasons,
    ),
  ),
]

/** What would be done to all of a case's reports. */
export const bulkAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('claim'), reason: reasonOf('claim') }),
  z.strictObject({ action: z.literal('release'), reason: reasonOf('release') }),
  z.strictObject({ action: z.literal('wait'), reason: reasonOf('wait') }),
  z.strictObject({
    action: z.literal('decide'),
    stage: z.enum(BULK_STAGES, { error: 'invalid' }),
    reason: z.enum(decisionReasons as [string, ...string[]], { error: 'invalid' }),
  }),
])
export type BulkAsked = z.infer<typeof bulkAction>

/** The reports that it is to be done to, as they were when somebody looked. */
const rows = z
  .array(
    z.strictObject({
      id,
      version: z.int({ error: 'invalid' }).check(z.positive({ error: 'out-of-range' })),
    }),
  )
  .check(z.minLength(1, { error: 'required' }), z.maxLength(MOST_CHANGED, { error: 'too-long' }))

export const bulkInput = z.strictObject({ do: bulkAction, rows })
export type BulkInput = z.infer<typeof bulkInput>

/** Whether an indicator is proposed as what joins reports. */
export const settleInput = z.strictObject({
  idx: z.string({ error: 'invalid' }).check(z.regex(/^[\w-]{22}$/, { error: 'invalid' })),
  settled: z.boolean({ error: 'invalid' }),
})
export type SettleInput = z.infer<typeof settleInput>

/** One action, or, for a lead, everything that somebody did in bulk within a day. */
export const undoInput = z.union([
  z.strictObject({ action: id }),
  z.strictObject({
    officer: z.string({ error: 'invalid' }).check(z.regex(/^[\w.-]{1,64}$/, { error: 'invalid' })),
  }),
])
export type UndoInput = z.infer<typeof undoInput>
