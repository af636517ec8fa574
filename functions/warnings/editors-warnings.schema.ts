import * as z from 'zod/mini'
import { allDiffer, bilingual, day, slug, words } from '../content/shapes.ts'
import { nextDay } from '../fields/civil-date.ts'
import { region } from '../fields/region.ts'
import { zonedInstant } from '../fields/zoned-time.ts'
import { CONFIDENCES, WARNING_KINDS } from './vocabulary.ts'
import { dayOrMonth, reviewed, type Warning, warnedSchool, warningWords } from './warning.schema.ts'

const correction = z.strictObject({ on: day, zh: words, en: z.optional(words) })

const entry = z
  .strictObject({
    id: slug,
    kind: z.enum(WARNING_KINDS),
    scamType: slug,
    region: region(),
    school: z.optional(warnedSchool),
    since: z.optional(dayOrMonth),
    confidence: z.enum(CONFIDENCES),
    example: z.optional(z.boolean()),
    publishedOn: day,
    /** The last day on which it is listed. */
    lastsUntil: day,
    corrections: z.optional(z.array(correction)),
    reviewed,
    zh: warningWords,
    en: z.optional(warningWords),
  })
  .check(
    z.refine(({ publishedOn, lastsUntil }) => publishedOn <= lastsUntil, {
      path: ['lastsUntil'],
      error: 'ends before it begins',
    }),
    z.refine(({ en, corrections = [] }) => !en || corrections.every((one) => one.en), {
      path: ['corrections'],
      error: 'says something in Chinese only, although the warning has English',
    }),
  )

/** content/warnings.yaml: what the editors warn of. */
export const editorsWarningsSchema = z.strictObject({
  /** Words under every example. */
  example: bilingual,
  warnings: z
    .array(entry)
    .check(z.refine((list) => allDiffer(list, ({ id }) => id), { error: 'two have the same id' })),
})
export type EditorsWarnings = z.infer<typeof editorsWarningsSchema>

/** The editors' file as warnings; its days are days in `timeZone` (IANA name). Pure. */
export function warningsOf({ warnings }: EditorsWarnings, timeZone: string): Warning[] {
  const startOf = (on: string) => {
    const start = zonedInstant(`${on}T00:00`, timeZone)
    if (!start.ok) throw new Error(`no such day: ${on}`)
    return start.value
  }
  return warnings.map((one) => {
    const corrections = one.corrections ?? []
    return {
      id: one.id,
      version: 0,
      kind: one.kind,
      scamType: one.scamType,
      region: one.region,
      school: one.school ?? null,
      confidence: one.confidence,
      by: 'editors',
      example: one.example ?? false,
      since: one.since ?? null,
      reviewed: one.reviewed,
      publishedAt: startOf(one.publishedOn),
      updatedAt: startOf(
        corrections
          .map(({ on }) => on)
          .sort()
          .at(-1) ?? one.publishedOn,
      ),
      expiresAt: startOf(nextDay(one.lastsUntil)),
      words: { zh: one.zh, ...(one.en && { en: one.en }) },
      corrections: corrections.map(({ on, ...said }) => ({ at: startOf(on), ...said })),
    }
  })
}
