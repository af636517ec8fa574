import type { Officer } from '../access/officer.ts'
import { verifyReportChain } from '../audit/verify-chain.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { REPORT_ID } from '../sealing/report-id.ts'
import type { QueuedReport } from '../triage/queued-report.ts'
import type { StoredEvent } from '../triage/report-file.ts'
import type { Edge } from './case.store.ts'
import type { ActionLine, CaseLine, SharedTerm } from './case.ts'
import { showTerm } from './show-term.ts'

export interface OpenedCase {
  readonly line: CaseLine
  readonly reports: readonly QueuedReport[]
  /** `after` of the next page; null on the last. */
  readonly next: string | null
  readonly terms: readonly SharedTerm[]
  /** Which of the first reports names which term. */
  readonly edges: readonly { readonly report: string; readonly idx: string }[]
  /** What was done to its reports, the newest first. */
  readonly actions: readonly ActionLine[]
  readonly events: readonly StoredEvent[]
  /** False when this part of its history was changed, or lost an event, behind our back. */
  readonly historyHolds: boolean
}

const PAGE = { reports: 40, terms: 12, actions: 8, events: 10 } as const

/** The picture shows so many reports of a page, and looks at so many of their indicators. */
export const MOST_DRAWN = 20
const MOST_EDGES = 60

/** One page of a case of the officer's centre. No indicator is shown whole: that is for who opens a report. */
export async function openCase(
  ctx: Context,
  { centreId }: Pick<Officer, 'centreId'>,
  id: string,
  after = '',
): Promise<Result<OpenedCase, 'not-found' | 'after'>> {
  if (after !== '' && !REPORT_ID.test(after)) return err('after')
  const page = { ...PAGE, after }
  let found = await ctx.cases.page(centreId, id, page)
  if (found?.stale) {
    await ctx.many.recount(centreId, id)
    found = await ctx.cases.page(centreId, id, page)
  }
  if (!found) return err('not-found')
  const { line, actions, events, anchor } = found
  const reports = found.reports.slice(0, PAGE.reports)
  const asked = found.terms.map(({ idx, kind }) => ({ idx, host: kind === 'host' }))
  const samples = await ctx.links.samples(centreId, asked)
  const drawn = reports.slice(0, MOST_DRAWN).map((report) => report.id)
  const chain = await verifyReportChain(events, ctx.secrets.audit, anchor)
  if (!chain.ok) ctx.log('history-broken', { centre: centreId })
  return ok({
    line,
    reports,
    next: found.reports.length > PAGE.reports ? (reports.at(-1)?.id ?? null) : null,
    terms: await Promise.all(
      found.terms.map(async (term): Promise<SharedTerm> => {
        const sample = samples.get(term.idx)
        const display = sample ? await showTerm(ctx, sample, term.kind === 'host') : null
        return { ...term, display, more: false }
      }),
    ),
    edges: edgesOf(await ctx.cases.edges(centreId, drawn, MOST_EDGES), asked),
    actions,
    events,
    historyHolds: chain.ok,
  })
}

/** Each pair once; a link stands for itself and its host. */
function edgesOf(found: readonly Edge[], asked: readonly { readonly idx: string }[]) {
  const known = new Set(asked.map(({ idx }) => idx))
  const pairs = found.flatMap(({ report, idx, host }) =>
    [idx, host].flatMap((one) => (one && known.has(one) ? [{ report, idx: one }] : [])),
  )
  return [...new Map(pairs.map((pair) => [`${pair.report} ${pair.idx}`, pair])).values()]
}
