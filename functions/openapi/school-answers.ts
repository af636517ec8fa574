import * as z from 'zod/mini'
import { campusInput } from '../campus/campus.schema.ts'
import { CAMPUS_KINDS } from '../campus/open-campus.ts'
import { PROPOSAL_STATES } from '../publishing/vocabulary.ts'
import { LANES } from '../reports/vocabulary.ts'
import { SCHOOL_KINDS } from '../schools/vocabulary.ts'
import {
  DELIVERY_STATES,
  HOOK_EVENTS,
  HOOK_LANGS,
  HOOK_SERVICES,
  OUTCOMES,
} from '../webhooks/vocabulary.ts'

/** What the API answers about schools, their staff, and where warnings are sent. */

const text = z.string()

export const schoolList = z.object({
  schools: z.array(
    z.object({
      id: text,
      name: z.object({ zh: text, en: z.nullable(text) }),
      kind: z.enum(SCHOOL_KINDS),
      region: text,
      domains: z.array(text),
      /** Made up to show what an entry looks like. */
      example: z.boolean(),
    }),
  ),
})

const time = z.iso.datetime()

const hook = z.object({
  ...{ id: text, centreId: text, version: z.int(), name: text },
  service: z.enum(HOOK_SERVICES),
  /** Where it leads, without what opens it. */
  host: text,
  lang: z.enum(HOOK_LANGS),
  /** Only warnings of this school, place and type; null for all. */
  ...{ schoolId: z.nullable(text), region: z.nullable(text), scamType: z.nullable(text) },
  active: z.boolean(),
  ...{ madeBy: text, madeAt: time, changedAt: time },
})

const delivery = z.object({
  ...{ id: text, webhookId: text, event: z.enum(HOOK_EVENTS) },
  ...{
    warningId: z.nullable(text),
    version: z.nullable(z.int()),
    data: z.record(text, z.unknown()),
  },
  state: z.enum(DELIVERY_STATES),
  tries: z.int(),
  nextAt: time,
  outcome: z.nullable(z.enum(OUTCOMES)),
  madeAt: time,
})

export const hookList = z.object({
  webhooks: z.array(hook),
  /** What was given up. */
  dead: z.array(delivery),
  waiting: z.array(delivery),
})

export const addedHook = z.object({
  ...{ id: text, version: z.int() },
  /** Of signed JSON, and only in this answer. */
  secret: z.nullable(text),
})

export const renewedSecret = z.object({ version: z.int(), secret: text })
export const testedHook = z.object({ outcome: z.enum(OUTCOMES) })
export const settled = z.object({})

export const staffList = z.object({
  staff: z.array(
    z.object({
      ...{ id: text, name: text, email: text, schoolId: text },
      ...{ active: z.boolean(), version: z.int() },
    }),
  ),
})

export const letIn = z.object({ id: text, version: z.int() })

export const campusView = z.object({
  school: z.object({ id: text, name: z.object({ zh: text, en: z.optional(text) }) }),
  counts: z.array(
    z.object({
      week: z.iso.date(),
      kind: z.enum(CAMPUS_KINDS),
      lane: z.enum(LANES),
      /** A multiple of five; 0 for fewer than five. */
      atLeast: z.int(),
    }),
  ),
  nearby: z.array(z.object({ week: z.iso.date(), kind: text, count: z.int() })),
  proposals: z.array(
    z.object({
      ...{ id: text, title: z.nullable(text), state: z.enum(PROPOSAL_STATES) },
      ...{ reason: z.nullable(text), changedAt: time, isLive: z.boolean() },
      /** Whether nobody has changed its words since. */
      isTheirs: z.boolean(),
    }),
  ),
})

export const ownProposal = z.object({
  ...{ id: text, version: z.int(), state: z.enum(PROPOSAL_STATES), reason: z.nullable(text) },
  said: campusInput,
})
