import * as z from 'zod'
import { allDiffer, bilingual, slug } from '../../functions/content/shapes.ts'
import { LIMITS } from '../../functions/fields/limits.ts'
import { ENDS, STAGES } from '../../functions/reports/vocabulary.ts'

const OPEN = STAGES.filter((stage) => !ENDS.includes(stage))

const reply = z.strictObject({
  id: slug,
  /** Of a report, where it is offered. */
  stages: z.array(z.enum(OPEN as [string, ...string[]])).min(1),
  title: bilingual,
  text: bilingual.check(
    z.refine(({ zh, en }) => [zh, en].every((text) => text.length <= LIMITS.message / 2), {
      error: 'must leave room for what an officer adds',
    }),
  ),
})

/** content/replies.yaml: what messages to reporters can begin from. */
export const repliesSchema = z
  .array(reply)
  .refine((replies) => allDiffer(replies, ({ id }) => id), { error: 'an id stands twice' })
  .refine(
    (replies) => OPEN.every((stage) => replies.some(({ stages }) => stages.includes(stage))),
    {
      error: 'a stage has no reply',
    },
  )
export type Reply = z.infer<typeof reply>
