import * as z from 'zod/mini'

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const counts = z.record(z.string(), z.int().check(z.nonnegative()))

/**
 * How far the event log has been counted, and what was published of it. Not public: `counts` are exact.
 * It lies in KV as one value, so that what was counted and how far can't disagree.
 */
export const tallySchema = z.strictObject({
  v: z.literal(1),
  /** The Monday of the first week. */
  since: day,
  /** The Monday of the week that is being counted: all before it are closed, and never change. */
  week: day,
  /** The last event that was counted; null before the first. */
  cursor: z.nullable(z.strictObject({ no: z.int(), mac: z.string() })),
  /** What there is, by stream (streams.ts), from the beginning. */
  counts,
  /** What was published of it by the last closed week. */
  released: counts,
  /** What each of the last weeks added to `released`, the oldest of them first. */
  weeks: z.array(z.strictObject({ monday: day, added: counts })),
})
export type Tally = Readonly<z.infer<typeof tallySchema>>

/** The beginning: nothing counted, nothing published. */
export const newTally = (monday: string): Tally => ({
  v: 1,
  since: monday,
  week: monday,
  cursor: null,
  counts: {},
  released: {},
  weeks: [],
})
