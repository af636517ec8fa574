import * as z from 'zod'
import { allDiffer, slug } from '../../functions/content/shapes.ts'
import { date, short } from './guide.ts'
import { reviewed } from './reviewed.ts'
import { problemsOfPaths } from './scenario-paths.ts'

const choice = z
  .strictObject({
    // What you answer, or what you do instead; one of the two.
    say: z.optional(short(40)),
    do: z.optional(short(40)),
    // The id of the node where it leads.
    to: slug,
  })
  .refine((one) => (one.say === undefined) !== (one.do === undefined), {
    error: 'needs either say or do',
  })
export type ScenarioChoice = z.infer<typeof choice>

const end = z.strictObject({
  // left: nothing was lost; late: something is out and can still be limited; paid: money is gone.
  how: z.enum(['left', 'late', 'paid']),
  title: short(20),
  // What is so now and what to do: no blame, no all-clear, no promise.
  body: short(140),
  // The step of the guide at which this is told, where there is one.
  step: z.optional(z.int().min(1)),
})
export type ScenarioEnd = z.infer<typeof end>

const node = z
  .strictObject({
    // What happens meanwhile, told by nobody.
    note: z.optional(short(60)),
    // What they write, one bubble each.
    lines: z.array(short(40)).max(4).default([]),
    choices: z
      .array(choice)
      .min(2)
      .max(3)
      .refine((all) => allDiffer(all, ({ to }) => to), { error: 'two lead to the same place' })
      .optional(),
    end: end.optional(),
  })
  .refine((one) => (one.choices === undefined) !== (one.end === undefined), {
    error: 'needs either choices or an end',
  })
  .refine((one) => one.end !== undefined || one.note !== undefined || one.lines.length > 0, {
    error: 'says nothing before the choice',
  })
export type ScenarioNode = z.infer<typeof node>

const scenario = z
  .strictObject({
    // The address of its page; never changes.
    id: slug,
    // The slug of the guide that tells the same script.
    guide: slug,
    title: short(18),
    // Who you are and how it begins.
    you: short(70),
    // The name above the chat.
    other: short(14),
    start: slug,
    nodes: z.record(slug, node),
  })
  .superRefine(({ start, nodes }, context) => {
    for (const { at, problem } of problemsOfPaths(start, nodes)) {
      context.addIssue({ code: 'custom', path: at, message: problem })
    }
  })
export type Scenario = z.infer<typeof scenario>

/** content/class/<lang>/scenarios.yaml: chats in which the reader chooses what to answer. */
export const classScenariosSchema = z
  .strictObject({ drafted: date, reviewed, scenarios: z.array(scenario).min(8) })
  .refine(({ scenarios }) => allDiffer(scenarios, ({ id }) => id), {
    path: ['scenarios'],
    error: 'two scenarios have the same id',
  })
export type ClassScenarios = z.infer<typeof classScenariosSchema>
