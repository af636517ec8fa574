import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { ActionLine, CaseLine, SharedTerm } from './case.ts'
import { COUNTED } from './link-arrivals.ts'
import { showTerm } from './show-term.ts'
import { UNDO_MINUTES } from './vocabulary.ts'

/** An indicator that several reports name, and nobody has said whether they belong together. */
export interface Proposed extends SharedTerm {
  readonly host: boolean
  readonly seenAt: string
  /** A case whose reports share it. */
  readonly case: CaseLine | null
}

export interface Cases {
  readonly cases: readonly CaseLine[]
  /** `after` of the next page; null on the last. */
  readonly next: string | null
  readonly proposals: readonly Proposed[]
  /** For leads: what was done in bulk within a day, by whom. */
  readonly done: readonly ActionLine[]
}

const PAGE = 20
const PROPOSALS = 10
const DONE = 30

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** The cases of the officer's centre, the last changed first, and what might be one. */
export async function listCases(
  ctx: Context,
  { centreId, role }: Pick<Officer, 'centreId' | 'role'>,
  after = '9999-12-31T00:00:00.000Z',
): Promise<Result<Cases, 'after'>> {
  if (!INSTANT.test(after)) return err('after')
  const cases = await ctx.cases.list(centreId, after, PAGE + 1)
  const since = new Date(ctx.clock().getTime() - UNDO_MINUTES.lead * 60_000).toISOString()
  const shown = cases.slice(0, PAGE)
  return ok({
    cases: shown,
    next: cases.length > PAGE ? (shown.at(-1)?.changedAt ?? null) : null,
    proposals: await proposed(ctx, centreId),
    done: role === 'lead' ? await ctx.many.recent(centreId, since, DONE) : [],
  })
}

/** Those whose last report is in a case already have been decided about. */
async function proposed(ctx: Context, centreId: string): Promise<Proposed[]> {
  const found = await ctx.arrivals.open(centreId, 2 * PROPOSALS)
  const joined = await ctx.cases.casesOf(
    centreId,
    found.map(({ reportId }) => reportId),
  )
  const open = found.filter(({ reportId }) => !joined.has(reportId)).slice(0, PROPOSALS)
  const samples = await ctx.links.samples(centreId, open)
  const homes = await ctx.arrivals.casesSharing(
    centreId,
    open.map(({ idx }) => idx),
  )
  const lines = await ctx.cases.lines(centreId, [...new Set(homes.values())])
  const inside = new Map(lines.map((line) => [line.id, line]))
  return Promise.all(
    open.map(async ({ idx, host, reports, sources, seenAt }): Promise<Proposed> => {
      const sample = samples.get(idx)
      return {
        idx,
        host,
        kind: host ? 'host' : (sample?.kind ?? 'other'),
        display: sample ? await showTerm(ctx, sample, host) : null,
        reports: Math.min(reports, COUNTED),
        more: reports > COUNTED,
        sources: sources === null ? null : Math.min(sources, COUNTED),
        seenAt,
        case: inside.get(homes.get(idx) ?? '') ?? null,
      }
    }),
  )
}
