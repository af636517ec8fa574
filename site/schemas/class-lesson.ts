import * as z from 'zod'
import { allDiffer, slug, words } from '../../functions/content/shapes.ts'
import { date, short } from './guide.ts'
import { reviewed } from './reviewed.ts'

/** In minutes. */
export const LESSON_LENGTH = 40

const common = {
  id: slug,
  // What the teacher says or does at this slide.
  notes: words,
}
const lines = (most: number) => z.array(short(30)).min(1).max(most)

const slide = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('title'), ...common, title: short(20), lines: lines(2) }),
  z.strictObject({ kind: z.literal('list'), ...common, title: short(20), lines: lines(4) }),
  // What they say, as bubbles.
  z.strictObject({ kind: z.literal('says'), ...common, title: short(20), lines: lines(3) }),
  // Two slides: the question, then its answer.
  z.strictObject({ kind: z.literal('question'), ...common, question: slug }),
  z.strictObject({ kind: z.literal('scenario'), ...common, scenario: slug }),
  z.strictObject({ kind: z.literal('rule'), ...common, rule: slug }),
])
export type LessonSlide = z.infer<typeof slide>

const part = z.strictObject({
  minutes: z.int().min(1),
  title: short(20),
  slides: z.array(slug).min(1),
  do: z.array(words).min(1),
})

/** content/class/<lang>/lesson.yaml: a lesson of forty minutes and its slides. */
export const classLessonSchema = z
  .strictObject({
    drafted: date,
    reviewed,
    title: short(24),
    // Whom it suits and who can give it.
    for: words,
    before: z.array(words).min(1),
    plan: z.array(part).min(1),
    slides: z
      .array(slide)
      .min(1)
      .refine((all) => allDiffer(all, ({ id }) => id), { error: 'two slides have the same id' }),
    after: z.array(words).min(1),
  })
  .refine(({ plan }) => plan.reduce((sum, { minutes }) => sum + minutes, 0) === LESSON_LENGTH, {
    path: ['plan'],
    error: `must take ${LESSON_LENGTH} minutes together`,
  })
  .refine(
    ({ plan, slides }) =>
      plan.flatMap((one) => one.slides).join() === slides.map(({ id }) => id).join(),
    { path: ['plan'], error: 'must name every slide once, in their order' },
  )
export type ClassLesson = z.infer<typeof classLessonSchema>
