import { EventLogCut } from '../audit/write-checkpoint.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { LISTS } from './lists.ts'
import { publishTally } from './publish-tally.ts'
import { releaseWeek } from './release-week.ts'
import { type LoggedEvent, streamsOf, weekOf } from './streams.ts'
import { newTally, type Tally } from './tally.schema.ts'
import { mondayOf, nextWeek } from './week.ts'

/** How many events are counted in one run. More wait for the next minute. */
export const PAGE = 1000

/** How many weeks are published one by one; what is older is in the sums only. */
const WEEKS_KEPT = 53

type Ctx = Pick<Context, 'checkpoints' | 'clock' | 'demo' | 'operator' | 'statistics'>

/**
 * Counts the weeks that are over and publishes them. Runs every minute and has something to do once a
 * week: then it reads the events since the last time, and no others.
 *
 * What was counted and how far is one value, written once: a run that ends midway, or twice at the same
 * time, is as if it hadn't been. What is published follows from that value alone and is written after
 * it, or by the next run. A week that is closed never changes: an event that comes late counts in the
 * week that is open by then.
 * @throws EventLogCut when the last event that was counted isn't in the log any more
 */
export async function closeWeeks(ctx: Ctx): Promise<void> {
  const thisWeek = mondayOf(civilDateOf(ctx.clock(), ctx.operator.timeZone))
  let tally = await ctx.statistics.tally()
  if (!tally || tally.week < thisWeek) {
    tally = await countOn(ctx, tally ?? (await begin(ctx, thisWeek)), thisWeek)
    await ctx.statistics.putTally(tally)
  }
  await publish(ctx, tally)
}

async function begin(ctx: Ctx, thisWeek: string): Promise<Tally> {
  const at = await ctx.statistics.firstEventAt()
  return newTally(at === null ? thisWeek : weekOf({ at }, ctx.operator.timeZone))
}

async function countOn(ctx: Ctx, before: Tally, thisWeek: string): Promise<Tally> {
  if (before.week >= thisWeek) return before
  const { cursor } = before
  if (cursor && (await ctx.checkpoints.macAt(cursor.no)) !== cursor.mac) throw new EventLogCut()
  const events = await ctx.statistics.eventsAfter(cursor?.no ?? 0, PAGE)
  let tally = before
  for (const event of events) {
    const week = weekOf(event, ctx.operator.timeZone)
    tally = closeUntil(tally, week < thisWeek ? week : thisWeek)
    // What follows belongs to this week, but for what came late: that is counted with it.
    if (week >= thisWeek) return tally
    tally = count(tally, event)
  }
  return events.length < PAGE ? closeUntil(tally, thisWeek) : tally
}

function count(tally: Tally, event: LoggedEvent): Tally {
  const counts = { ...tally.counts }
  for (const name of streamsOf(event, LISTS)) counts[name] = (counts[name] ?? 0) + 1
  return { ...tally, counts, cursor: { no: event.no, mac: event.mac } }
}

/** Closes all weeks before a Monday. */
function closeUntil(before: Tally, monday: string): Tally {
  let tally = before
  while (tally.week < monday) {
    const { counts, released, week, weeks } = tally
    const now = releaseWeek(counts, released, LISTS)
    const added = Object.fromEntries(
      Object.entries(now)
        .map(([name, n]): [string, number] => [name, n - (released[name] ?? 0)])
        .filter(([, n]) => n > 0),
    )
    tally = {
      ...tally,
      released: now,
      week: nextWeek(week),
      weeks: [...weeks, { monday: week, added }].slice(-WEEKS_KEPT),
    }
  }
  return tally
}

async function publish({ statistics, demo, operator }: Ctx, tally: Tally): Promise<void> {
  const { timeZone, statisticsByProvince } = operator
  const byProvince = statisticsByProvince === 'on'
  const text = JSON.stringify(publishTally(tally, { demo, timeZone, byProvince, lists: LISTS }))
  if (text !== (await statistics.published())) await statistics.publish(text)
}
