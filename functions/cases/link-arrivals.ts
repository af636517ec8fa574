import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import type { ArrivedTerm, Proposal } from './arrivals.store.ts'
import type { Appearances, AskedTerm } from './links.store.ts'

/** Events that are looked at in one minute; the rest is looked at in the next. */
const STEP = 100
/** Indicators of each report. */
const TERMS = 12
/** How far reports and reporters of an indicator are counted. */
export const COUNTED = 50
/** So often a network may name an indicator within a month; what it sends after that waits in the last lane. */
export const SAME_SOURCE_MOST = 1

type Ctx = Pick<Context, 'arrivals' | 'links' | 'secrets' | 'clock' | 'log'>

/**
 * Looks through what came in since the last minute: proposes what reports share, and has a report wait in the
 * lane that delays nobody if its network has named the same indicator before in that month. By its own
 * clock, marked, and never where it may be urgent: a school behind one address is a crowd, and so is somebody
 * who wants a number stopped. Intake doesn't wait for any of this and pays no row for it.
 */
export async function linkArrivals(ctx: Ctx): Promise<void> {
  const arrived = await ctx.arrivals.since(STEP)
  const last = arrived.at(-1)
  if (!last) return
  const ids = arrived.flatMap(({ reportId }) => reportId ?? [])
  const terms = ids.length > 0 ? await ctx.arrivals.termsOf(ids, TERMS) : []
  // Somebody opened one of them meanwhile: the next minute looks at all of them again.
  if (!(await setBack(ctx, terms))) return
  await ctx.arrivals.note(await proposalsOf(ctx, terms), last.no)
}

async function setBack(ctx: Ctx, terms: readonly ArrivedTerm[]): Promise<boolean> {
  const named = terms.filter(({ sourceMac }) => sourceMac !== null)
  if (named.length === 0) return true
  const repeated = await ctx.arrivals.repeated(named, SAME_SOURCE_MOST)
  const reports = await ctx.arrivals.untouched([...repeated])
  const at = ctx.clock().toISOString()
  const events = await Promise.all(
    reports.map(({ id, centreId, lane, head }) =>
      linkEvent(ctx.secrets.audit, head, {
        ...{ reportId: id, centreId, at },
        actor: 'system',
        type: 'same-source',
        data: { from: lane },
      }),
    ),
  )
  if (reports.length > 0) ctx.log('same-source', { count: reports.length })
  return ctx.arrivals.setBack(reports, events)
}

async function proposalsOf(ctx: Ctx, terms: readonly ArrivedTerm[]) {
  const seenAt = ctx.clock().toISOString()
  const proposals: (Proposal & { centreId: string })[] = []
  for (const [centreId, own] of Map.groupBy(terms, (term) => term.centreId)) {
    const asked = new Map<string, AskedTerm & { reportId: string }>()
    for (const { idx, hostIdx, reportId } of own) {
      asked.set(idx, { idx, host: false, reportId })
      if (hostIdx) asked.set(hostIdx, { idx: hostIdx, host: true, reportId })
    }
    const found = await ctx.links.appearances(centreId, [...asked.values()], COUNTED + 1)
    for (const one of found.filter(({ reportIds }) => reportIds.length > 1)) {
      const term = asked.get(one.idx)
      if (term) proposals.push({ ...term, ...countsOf(one, term), centreId, seenAt })
    }
  }
  return proposals
}

const countsOf = ({ reportIds, sources }: Appearances, { host }: AskedTerm) => ({
  reports: reportIds.length,
  sources: host ? null : sources,
})
