import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { type Priority, raised } from '../triage/priority.ts'
import type {
  ArrivalReason,
  ArrivedTerm,
  NamedBefore,
  Proposal,
  Untouched,
} from './arrivals.store.ts'
import type { Appearances, AskedTerm } from './links.store.ts'

/** Events that are looked at in one minute; the rest is looked at in the next. */
const STEP = 100
/** Indicators of each report. */
const TERMS = 12
/** How far reports and reporters of an indicator are counted. */
export const COUNTED = 50
/** So often a network may name an indicator within a month; what it sends after that waits in the last lane. */
const SAME_SOURCE_MOST = 1
/** So many that nobody has touched may name an indicator; what comes on top of them waits in the last lane. */
const WAITING_MOST = 3

type Ctx = Pick<Context, 'arrivals' | 'links' | 'schools' | 'secrets' | 'clock' | 'log'>

/**
 * Looks through what came in since the last minute: proposes what reports share, and has a report wait in the
 * lane that delays nobody if its network has named the same indicator before in that month, or if three that
 * nobody has touched name it already: whoever looks at those finds the others in the case that they make. By its
 * own clock, marked, and never where it may be urgent: a school behind one address is a crowd, and so is
 * somebody who wants a number stopped. What names the same as a report that an officer kept is moved up, and
 * more so where the two name different schools. Intake doesn't wait for any of this and pays no row for it.
 */
export async function linkArrivals(ctx: Ctx): Promise<void> {
  const arrived = await ctx.arrivals.since(STEP)
  const last = arrived.at(-1)
  if (!last) return
  const ids = arrived.flatMap(({ reportId }) => reportId ?? [])
  const terms = ids.length > 0 ? await ctx.arrivals.termsOf(ids, TERMS) : []
  // Somebody opened one of them meanwhile: the next minute looks at all of them again.
  if (!(await moveUntouched(ctx, terms))) return
  await ctx.arrivals.note(await proposalsOf(ctx, terms), last.no)
}

async function moveUntouched(ctx: Ctx, terms: readonly ArrivedTerm[]): Promise<boolean> {
  if (terms.length === 0) return true
  const before = await ctx.arrivals.namedBefore(terms, Math.max(SAME_SOURCE_MOST, WAITING_MOST))
  const reasons = reasonsToMove(ctx, before)
  const untouched = await ctx.arrivals.untouched(reasons)
  const reports = untouched.map((report) => ({ ...report, ...priorityAfter(report) }))
  const at = ctx.clock().toISOString()
  const events = await Promise.all(
    untouched.map(({ id, centreId, lane, reason, head }) =>
      linkEvent(ctx.secrets.audit, head, {
        ...{ reportId: id, centreId, at },
        actor: 'system',
        type: reason,
        data: { from: lane },
      }),
    ),
  )
  const behind = reports.filter(({ lane }) => lane === 'to-verify').length
  if (behind > 0) ctx.log('waits-behind', { count: behind })
  return ctx.arrivals.move(reports, events)
}

function priorityAfter({ lane, dueAt, reasons, reason, createdAt }: Untouched): Priority {
  return reason === 'seen-before' || reason === 'several-campuses'
    ? raised({ lane, dueAt, reasons }, reason, createdAt)
    : { lane: 'to-verify', dueAt, reasons: [...reasons, reason] }
}

/**
 * Which of the reports that came in are moved, and why; those before count among those after. What waits
 * behind others isn't moved up as well.
 */
function reasonsToMove(
  { schools }: Pick<Ctx, 'schools'>,
  before: readonly NamedBefore[],
): Map<string, ArrivalReason> {
  const inFront = new Map<string, number>()
  const reasons = new Map<string, ArrivalReason>()
  const idOf = (school: string | null) => schools.namedIn(school ?? '')?.id
  for (const [reportId, terms] of Map.groupBy(before, (term) => term.reportId)) {
    const ahead = (term: NamedBefore) => term.inFront + (inFront.get(term.idx) ?? 0)
    if (terms.some(({ sameSource }) => sameSource >= SAME_SOURCE_MOST)) {
      reasons.set(reportId, 'same-source')
    } else if (terms.some((term) => ahead(term) >= WAITING_MOST)) {
      reasons.set(reportId, 'one-of-many')
    } else {
      for (const { idx, stands } of terms) inFront.set(idx, (inFront.get(idx) ?? 0) + stands)
      const own = idOf(terms[0]?.school ?? null)
      const kept = terms.flatMap((term) => term.kept)
      const elsewhere = kept.some((school) => own && idOf(school) && idOf(school) !== own)
      if (elsewhere) reasons.set(reportId, 'several-campuses')
      else if (kept.length > 0) reasons.set(reportId, 'seen-before')
    }
  }
  return reasons
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
