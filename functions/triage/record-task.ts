import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { changeReport } from './change-report.ts'
import type { TaskInput } from './task.schema.ts'
import { tasksOf } from './tasks.ts'

/** `not-a-task`: this report has no such task, or it can't end so. `conflict`: the report has ended. */
export type TaskError = 'not-found' | 'held-by-another' | 'not-claimed' | 'conflict' | 'not-a-task'

/**
 * The officer who holds a report writes down what came of a task; each attempt is an event. It isn't
 * bound to a version: what was tried was tried, whatever somebody else changed meanwhile.
 */
export async function recordTask(
  ctx: Context,
  officer: Officer,
  id: string,
  { task, outcome }: TaskInput,
): Promise<Result<number, TaskError>> {
  return changeReport<TaskError>(ctx, officer, id, (current, at) => {
    if (!current.open) return err('conflict')
    if (current.claimedBy === null) return err('not-claimed')
    if (current.claimedBy !== officer.id) return err('held-by-another')
    const known = tasksOf(ctx.operator.kind, current).find(({ id: name }) => name === task)
    if (!known?.outcomes.includes(outcome)) return err('not-a-task')
    const times = (current.tasks[task]?.times ?? 0) + 1
    return ok({
      state: { tasks: { ...current.tasks, [task]: { outcome, at, times } } },
      event: { type: 'task', data: { task, outcome } },
    })
  })
}
