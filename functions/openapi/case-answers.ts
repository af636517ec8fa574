import * as z from 'zod/mini'
import { CASE_ACTIONS } from '../cases/vocabulary.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { plain } from './answers.ts'

/** What the API answers about reports that belong together; held against real answers like the others. */

const time = z.iso.datetime()
const text = z.string()
const count = z.int()

const line = z.object({
  id: text,
  reference: text,
  openedAt: time,
  changedAt: time,
  reports: count,
  /** Independent reporters, at the least. */
  sources: count,
  /** How many name a sum, and the lower bounds of their bands together, in fen. */
  amounts: count,
  amountFen: count,
})

const term = {
  idx: text,
  kind: z.enum([...INDICATOR_KINDS, 'host']),
  /** Masked; null where it can't be read any more. */
  display: z.nullable(text),
  /** As far as was counted: `more` says whether there are more. */
  reports: count,
  more: z.boolean(),
  /** Independent reporters, as far as was counted; null where that can't be told. */
  sources: z.nullable(count),
}

const leftAlone = z.array(
  z.object({
    ...{ id: text, reference: text, why: text },
    holder: z.nullable(text),
    /** Where it is in another case, that case. */
    case: z.nullable(z.object({ id: text, reference: text })),
  }),
)

const action = z.object({
  id: text,
  caseId: z.nullable(text),
  officerId: text,
  officer: text,
  at: time,
  kind: z.enum(CASE_ACTIONS),
  reason: text,
  size: count,
  undoneAt: z.nullable(time),
})

export const caseList = z.object({
  cases: z.array(line),
  next: z.nullable(text),
  proposals: z.array(
    z.object({ ...term, host: z.boolean(), seenAt: time, case: z.nullable(line) }),
  ),
  /** For leads only. */
  done: z.array(action),
})

export const caseFile = z.object({
  line,
  reports: z.array(z.object(plain)),
  next: z.nullable(text),
  terms: z.array(z.object(term)),
  edges: z.array(z.object({ report: text, idx: text })),
  actions: z.array(action),
  events: z.array(
    z.object({
      no: count,
      reportId: text,
      seq: count,
      centreId: text,
      at: time,
      actor: text,
      actorName: z.nullable(text),
      type: text,
      data: z.record(text, z.unknown()),
      mac: text,
    }),
  ),
  historyHolds: z.boolean(),
})

export const links = z.object({
  case: z.nullable(line),
  terms: z.array(z.object(term)),
  suggestions: z.array(
    z.object({
      report: z.nullable(z.object(plain)),
      case: z.nullable(line),
      shared: z.array(text),
    }),
  ),
})

export const bulkPlan = z.object({
  changes: z.array(z.object({ id: text, reference: text, version: count, event: text })),
  more: count,
  leftAlone,
  /** What is left of the officer's budget. */
  left: count,
})

export const doneInBulk = z.object({
  /** Null where nothing could be done; `leftAlone` says why. */
  action: z.nullable(text),
  caseId: z.optional(z.nullable(text)),
  changed: count,
  leftAlone,
  undoUntil: z.optional(time),
})

export const undone = z.object({ undone: count, leftAlone })

export const settled = z.object({ settled: z.boolean() })
