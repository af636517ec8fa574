import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import { mac } from '../sealing/mac.ts'
import { mondayOf } from '../statistics/week.ts'
import { type CampusAlert, type CampusEvent, type CountedCell, LOOKED_AT } from './campus.store.ts'

/** Events that are read in one minute; the rest is read in the next. */
const STEP = 200

const TAG_BYTES = 16

type Ctx = Pick<Context, 'campus' | 'clock' | 'operator' | 'schools' | 'secrets' | 'webhooks'>

/**
 * The minute's job for schools: counts reports that name a school of the directory as they come in, and
 * looks, once an officer has found a report worth keeping, whether what it names also stands in such a
 * report about another school of the same city. Both schools then learn that there is one, of which kind,
 * and no more; who only claims something, to see whether the alert comes, learns nothing.
 */
export async function watchCampus(ctx: Ctx): Promise<void> {
  const from = await ctx.campus.cursor()
  const events = await ctx.campus.eventsAfter(from, STEP)
  const to = events.at(-1)?.no
  if (to === undefined) return
  const alerts = await alertsOf(ctx, events)
  const raised = await ctx.campus.raised(alerts.map(({ tag }) => tag))
  const fresh = alerts.filter(({ tag }) => !raised.has(tag))
  const at = ctx.clock().toISOString()
  const told = [...Map.groupBy(fresh, ({ schoolId, kind }) => `${schoolId} ${kind}`).values()].map(
    (same) =>
      ctx.webhooks.announcingNearby(
        same[0]?.schoolId ?? '',
        { kind: same[0]?.kind, count: same.length },
        at,
      ),
  )
  await ctx.campus.note({ from, to }, countsOf(ctx, events), fresh, told)
}

function countsOf({ schools, operator }: Ctx, events: readonly CampusEvent[]): CountedCell[] {
  const cells = new Map<string, CountedCell>()
  for (const { type, at, centreId, kind, lane, school } of events) {
    const found = type === 'received' && school ? schools.namedIn(school) : undefined
    if (!found || !centreId || !kind || !lane) continue
    const week = mondayOf(civilDateOf(new Date(at), operator.timeZone))
    const key = [centreId, found.id, week, kind, lane].join(' ')
    const n = (cells.get(key)?.n ?? 0) + 1
    cells.set(key, { centreId, schoolId: found.id, week, kind, lane, n })
  }
  return [...cells.values()]
}

async function alertsOf(ctx: Ctx, events: readonly CampusEvent[]): Promise<CampusAlert[]> {
  const { campus, clock, operator, schools, secrets } = ctx
  const week = mondayOf(civilDateOf(clock(), operator.timeZone))
  const kept = events.filter(
    ({ type, to, school }) =>
      type === 'decided' && school !== null && LOOKED_AT.some((stage) => stage === to),
  )
  const alerts = new Map<string, CampusAlert>()
  for (const [centreId, own] of Map.groupBy(kept, (event) => event.centreId)) {
    if (centreId === null) continue
    const seen = await campus.seenWith(
      centreId,
      own.map(({ reportId }) => reportId),
    )
    for (const [idx, same] of Map.groupBy(seen, (one) => one.idx)) {
      const at = new Set(same.flatMap(({ school }) => schools.namedIn(school ?? '')?.id ?? []))
      for (const schoolId of at) {
        if (!schools.neighboursOf(schoolId).some(({ id }) => at.has(id))) continue
        const code = utf8(`${centreId}|${schoolId}|${idx}`)
        const bytes = await mac(secrets.indicator, 'jingzhong/v1/campus-alert', code)
        const tag = toBase64url(bytes.slice(0, TAG_BYTES))
        alerts.set(tag, { tag, centreId, schoolId, kind: same[0]?.kind ?? 'other', week })
      }
    }
  }
  return [...alerts.values()]
}
