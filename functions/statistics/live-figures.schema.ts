import * as z from 'zod/mini'

const day = z.iso.date()

/** Reports in fives; null where there are fewer than five, or none. */
const reports = z.nullable(z.int())

/** The figures of this portal, as they are published. */
export const liveFiguresSchema = z.object({
  /** True where the reports are made up for a demonstration. */
  demo: z.boolean(),
  /** Where the operator's weeks begin and end at midnight. */
  timeZone: z.string(),
  /** The Monday of the first week. */
  since: day,
  /** The Sunday of the last week that is closed; null before the first has ended. */
  until: z.nullable(day),
  /** What reports are counted in. */
  step: z.int(),
  reports,
  passedOn: reports,
  money: z.object({
    /** The lower ends of all bands below, added up; null where no band has five reports. */
    atLeastFen: z.nullable(z.int()),
    bands: z.array(z.object({ fromFen: z.int(), reports: z.int() })),
  }),
  firstLook: z.object({
    reports,
    /** Half were looked at within this time; null where it took longer than the longest, or is unknown. */
    halfWithinMinutes: z.nullable(z.int()),
    /** Each with those that the shorter times don't hold; null is longer than the longest. */
    within: z.array(z.object({ minutes: z.nullable(z.int()), reports: z.int() })),
  }),
  /** Types with five reports or more, in the order of the list. */
  types: z.array(z.object({ id: z.string(), reports: z.int() })),
  /** Provinces with five or more; null where the operator doesn't publish them. */
  provinces: z.nullable(z.array(z.object({ code: z.string(), reports: z.int() }))),
  /** The last weeks, the newest first. */
  weeks: z.array(
    z.object({
      from: day,
      until: day,
      reports,
      passedOn: reports,
      types: z.array(z.object({ id: z.string(), reports: z.int() })),
    }),
  ),
})
export type LiveFigures = Readonly<z.infer<typeof liveFiguresSchema>>
