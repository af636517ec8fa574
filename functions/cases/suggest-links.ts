import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { CaseLine, SharedTerm, Suggestion } from './case.ts'
import type { AskedTerm, OwnTerm } from './links.store.ts'
import { showTerm } from './show-term.ts'

export interface Links {
  /** The case that the report is in. */
  readonly case: CaseLine | null
  /** Its indicators that others name, too; `reports` counts the report itself. */
  readonly terms: readonly SharedTerm[]
  /** Those that share most first. */
  readonly suggestions: readonly Suggestion[]
}

/** Indicators that are looked at, of one report: a list of fifty would cost more than it tells. */
const MOST_TERMS = 12
/** Rows that are looked at over all of them; each gets three at least. */
const LOOK = 16
const MOST_SHOWN = 12

/** What can't tell people apart: everybody has the app, and other things are anything. */
const TELLS_NOTHING = ['app', 'other']

/**
 * What shares an indicator with a report of the officer's centre: a phone, an account, a link or its host, a
 * handle. Reports of one case are one suggestion; what somebody has kept apart isn't offered again. An
 * indicator that many name is cut, and says so.
 */
export async function suggestLinks(
  ctx: Context,
  { centreId }: Pick<Officer, 'centreId'>,
  reportId: string,
): Promise<Result<Links, 'not-found'>> {
  const own = await ctx.links.termsOf(centreId, reportId, MOST_TERMS)
  if (!own) return err('not-found')
  const asked = termsOf(own)
  const most = Math.max(3, Math.floor(LOOK / Math.max(1, asked.size)))
  const found = await ctx.links.appearances(centreId, [...asked.values()], most + 1)

  const shared = new Map<string, string[]>()
  for (const { idx, reportIds } of found)
    for (const id of reportIds)
      if (id !== reportId) shared.set(id, [...(shared.get(id) ?? []), idx])
  const members = await ctx.cases.casesOf(centreId, [reportId, ...shared.keys()])
  const home = members.get(reportId) ?? null
  const candidates = await fold(ctx, centreId, { reportId, home, shared, members })
  const common = found.filter(({ reportIds }) => reportIds.some((id) => id !== reportId))
  return ok({
    case: home ? ((await ctx.cases.lines(centreId, [home]))[0] ?? null) : null,
    terms: await Promise.all(
      common.map(async ({ idx, reportIds, sources }): Promise<SharedTerm> => {
        const term = asked.get(idx)
        const more = reportIds.length > most
        return {
          idx,
          kind: term?.host ? 'host' : (term?.own.kind ?? 'other'),
          display: term ? await showTerm(ctx, term.own, term.host) : null,
          reports: more ? most : reportIds.length,
          more,
          sources: term?.host ? null : Math.min(sources, most),
        }
      }),
    ),
    suggestions: await readThem(ctx, centreId, candidates.slice(0, MOST_SHOWN)),
  })
}

/** Each index once; a link asks for itself and for its host. */
export function termsOf(own: readonly OwnTerm[]) {
  const asked = new Map<string, AskedTerm & { readonly own: OwnTerm }>()
  for (const one of own.filter(({ kind }) => !TELLS_NOTHING.includes(kind))) {
    asked.set(one.idx, { idx: one.idx, host: false, own: one })
    if (one.hostIdx) asked.set(one.hostIdx, { idx: one.hostIdx, host: true, own: one })
  }
  return asked
}

interface Found {
  readonly reportId: string
  readonly home: string | null
  readonly shared: ReadonlyMap<string, readonly string[]>
  readonly members: ReadonlyMap<string, string>
}

interface Candidate {
  readonly id: string
  readonly isCase: boolean
  readonly shared: readonly string[]
}

/** Reports of one case become that case; what is joined already, or kept apart, is left out. */
async function fold(
  ctx: Context,
  centreId: string,
  { reportId, home, shared, members }: Found,
): Promise<Candidate[]> {
  const ids = [...new Set([...shared.keys(), ...members.values()])]
  const apart = await ctx.links.keptApart(centreId, home ? [reportId, home] : [reportId], ids)
  const candidates = new Map<string, Candidate>()
  for (const [id, terms] of shared) {
    const caseId = members.get(id)
    const name = caseId ?? id
    if (apart.has(id) || apart.has(name) || (caseId !== undefined && caseId === home)) continue
    const known = candidates.get(name)?.shared ?? []
    candidates.set(name, {
      id: name,
      isCase: caseId !== undefined,
      shared: [...new Set([...known, ...terms])],
    })
  }
  return [...candidates.values()].sort(
    (a, b) => b.shared.length - a.shared.length || Number(b.isCase) - Number(a.isCase),
  )
}

async function readThem(ctx: Context, centreId: string, candidates: readonly Candidate[]) {
  const ids = (isCase: boolean) => candidates.filter((c) => c.isCase === isCase).map(({ id }) => id)
  const cases = new Map((await ctx.cases.lines(centreId, ids(true))).map((one) => [one.id, one]))
  const reports = new Map((await ctx.cases.reports(centreId, ids(false))).map((r) => [r.id, r]))
  return candidates
    .map(
      ({ id, shared }): Suggestion => ({
        report: reports.get(id) ?? null,
        case: cases.get(id) ?? null,
        shared,
      }),
    )
    .filter((one) => one.report !== null || one.case !== null)
}
