import * as z from 'zod/mini'
import { allDiffer, bilingual, day, regionCode, words } from '../content/shapes.ts'

export const OPERATOR_KINDS = ['police', 'school', 'ngo'] as const
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const time = z
  .string()
  .check(
    z.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'must be a time such as 08:30' }),
  )

/** A number of whole days. */
const days = z.int().check(z.minimum(1), z.maximum(3650))

const shift = z
  .strictObject({
    days: z
      .array(z.enum(WEEKDAYS))
      .check(z.minLength(1), z.refine(allDiffer, { error: 'names a day twice' })),
    from: time,
    to: time,
  })
  .check(z.refine(({ from, to }) => from !== to, { error: 'from and to are the same' }))

/** content/operator.yaml: who runs this portal, when somebody is there, and where data lies. */
export const operatorSchema = z.strictObject({
  name: bilingual,
  shortName: bilingual,
  kind: z.enum(OPERATOR_KINDS),
  reporting: z.enum(['on', 'off']),
  /** Whether the figures of this portal are also published by province. */
  statisticsByProvince: z.optional(z.enum(['on', 'off'])),
  region: regionCode,
  timeZone: z
    .string()
    .check(z.refine(isTimeZone, { error: 'must be a time zone such as Asia/Shanghai' })),
  duty: z.array(shift),
  holidays: z.array(day).check(z.refine(allDiffer, { error: 'names a day twice' })),
  unstaffed: bilingual,
  callback: bilingual,
  /** The line that group robots say of urgent reports. */
  alert: words.check(
    z.refine((line) => ['{references}', '{console}'].every((part) => line.includes(part)), {
      error: 'must name {references} and {console}',
    }),
  ),
  dataPlace: z.strictObject({
    zh: words,
    en: words,
    country: z
      .string()
      .check(z.regex(/^[A-Z]{2}$/, { error: 'must be two capital letters such as CN, or ZZ' })),
  }),
  /** How long what has ended is kept. */
  retention: z.strictObject({
    fraud: days,
    campus: days,
    'job-ad': days,
    clue: days,
    warnDays: days,
    afterNewsDays: days,
  }),
  footer: z.strictObject({ icp: z.nullable(words), police: z.nullable(words) }),
  contact: z.strictObject({ email: z.email({ error: 'must be an email address' }) }),
  url: z.url({
    protocol: /^https?$/,
    error: 'must be an address such as https://jingzhong.example',
  }),
})
export type Operator = z.infer<typeof operatorSchema>

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
