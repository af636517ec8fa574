import * as z from 'zod'
import { allDiffer, slug } from '../../functions/content/shapes.ts'
import { date, short } from './guide.ts'
import { reviewed } from './reviewed.ts'

const question = z
  .strictObject({
    // Never changes: slides name it.
    id: slug,
    // The slug of the guide that it comes from.
    guide: slug,
    // What explains it: a rule of rules.yaml, a figure of content/facts, or both.
    rule: z.optional(slug),
    fact: z.optional(slug),
    // A situation as it happens, and what it asks.
    ask: short(110),
    // Four answers, or two.
    answers: z.array(short(46)).refine(({ length }) => length === 2 || length === 4, {
      error: 'must be two answers or four',
    }),
    // Which one is right, counted from 1.
    right: z.int().min(1),
    // Why, and what to do: two or three sentences, without blame.
    why: short(110),
  })
  .refine(({ rule, fact }) => rule !== undefined || fact !== undefined, {
    path: ['rule'],
    error: 'needs a rule or a fact that explains it',
  })
  .refine(({ answers, right }) => right <= answers.length, {
    path: ['right'],
    error: 'is no answer of this question',
  })
  .refine(({ answers }) => allDiffer(answers), {
    path: ['answers'],
    error: 'has the same answer twice',
  })
export type ClassQuestion = z.infer<typeof question>

const round = z.strictObject({
  // The address of its page.
  id: slug,
  title: short(14),
  questions: z.array(question).min(8).max(14),
})
export type ClassRound = z.infer<typeof round>

/** content/class/<lang>/questions.yaml: at least sixty questions in rounds of about ten. */
export const classQuestionsSchema = z
  .strictObject({ drafted: date, reviewed, rounds: z.array(round).min(1) })
  .refine(({ rounds }) => allDiffer(rounds, ({ id }) => id), {
    path: ['rounds'],
    error: 'two rounds have the same id',
  })
  .refine(({ rounds }) => allDiffer(allQuestions(rounds), ({ id }) => id), {
    path: ['rounds'],
    error: 'two questions have the same id',
  })
  .refine(({ rounds }) => allQuestions(rounds).length >= 60, {
    path: ['rounds'],
    error: 'hold fewer than sixty questions together',
  })
export type ClassQuestions = z.infer<typeof classQuestionsSchema>

export const allQuestions = (rounds: readonly ClassRound[]) =>
  rounds.flatMap(({ questions }) => questions)
