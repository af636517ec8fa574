import * as z from 'zod/mini'
import { OUTCOMES, TASK_IDS } from './tasks.ts'

/** What came of one task. */
export const taskInput = z.strictObject({
  task: z.enum(TASK_IDS as [string, ...string[]], { error: 'invalid' }),
  outcome: z.enum(OUTCOMES, { error: 'invalid' }),
})

export type TaskInput = z.infer<typeof taskInput>
