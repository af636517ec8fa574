import { consoleHostOf } from '../access/console-host.ts'
import type { Context } from '../context.ts'
import type { Pending } from './alert.store.ts'

/** Minutes until the next one on the list is told, while nobody has taken the report on. */
export const NEXT_AFTER = 5

/** Hours after it was due for which a report is told of. */
const TOLD_FOR = 12

/** In one line; the rest follows a minute later. */
const AT_ONCE = 20

type Needs = Pick<Context, 'alerts' | 'bots' | 'centres' | 'clock' | 'log' | 'operator'>

/**
 * Tells the first robot of urgent reports that came in, and the next one of those that nobody has taken
 * on since. Runs after each urgent report and every minute: a line that a service didn't take is said
 * again. Only lane and reference leave the portal: who reads the group learns nothing of the report.
 */
export async function alertUrgent(ctx: Needs): Promise<void> {
  const { bots, centres } = ctx
  if (bots.length === 0) return
  const now = ctx.clock().getTime()
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()
  const pending = await ctx.alerts.pending({
    centres: centres.all.map(({ id }) => id),
    bots: bots.length,
    dueAfter: ago(TOLD_FOR * 60),
    toldBefore: ago(NEXT_AFTER),
    limit: AT_ONCE,
  })
  for (const [step, reports] of Map.groupBy(pending, ({ step }) => step)) {
    const bot = bots[step]
    if (!bot) continue
    if (await bot.say(lineOf(ctx, reports))) {
      await ctx.alerts.told(reports, new Date(now).toISOString())
      ctx.log('alert-sent', { count: reports.length, service: bot.service })
    } else {
      ctx.log('alert-refused', { service: bot.service })
    }
  }
}

const lineOf = ({ operator }: Needs, reports: readonly Pending[]) =>
  operator.alert
    .replace('{references}', reports.map(({ reference }) => reference).join(' '))
    .replace('{console}', `https://${consoleHostOf(operator.url)}/triage/?lane=urgent`)
