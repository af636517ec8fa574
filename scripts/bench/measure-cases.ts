import { arrivalStore } from '../../functions/cases/arrivals.store.ts'
import { caseStore } from '../../functions/cases/case.store.ts'
import { linksStore } from '../../functions/cases/links.store.ts'
import { listCases } from '../../functions/cases/list-cases.ts'
import { manyStore } from '../../functions/cases/many.store.ts'
import { openCase } from '../../functions/cases/open-case.ts'
import { suggestLinks } from '../../functions/cases/suggest-links.ts'
import type { Context } from '../../functions/context.ts'
import { countingRows } from './counting-rows.store.ts'
import type { ListCost } from './measure-triage.ts'
import { fullScansOf, planOf } from './query-plans.store.ts'

const LEAD = { centreId: 'jiangpan', role: 'lead' } as const

interface Page {
  readonly list: string
  /** @returns how many lines it shows: reports, cases, indicators, actions and events */
  readonly ask: (ctx: Context) => Promise<number>
}

const linksOf = (n: number, cut: boolean) => async (ctx: Context) => {
  const links = await suggestLinks(ctx, LEAD, String(n).padStart(26, '0'))
  if (!links.ok) throw new Error(links.error)
  const { terms, suggestions, case: home } = links.value
  if (cut && !terms.some(({ more }) => more)) throw new Error('what many name is not cut')
  return terms.length + suggestions.length + (home ? 1 : 0)
}

const caseOf = (id: string) => async (ctx: Context) => {
  const opened = await openCase(ctx, LEAD, id)
  if (!opened.ok) throw new Error(opened.error)
  const { reports, terms, actions, events } = opened.value
  return reports.length + terms.length + actions.length + events.length
}

/** The first report, like every fifth, names the number that a fifth of all name. */
const PAGES: readonly Page[] = [
  { list: 'links: one in a fifth of all', ask: linksOf(0, true) },
  { list: 'links: the last that names it', ask: linksOf(9_995, true) },
  { list: 'links: of a report, alone', ask: linksOf(1, false) },
  { list: 'a case of three reports', ask: caseOf('few') },
  { list: 'a case of a thousand', ask: caseOf('many') },
  {
    list: 'cases and what may be one',
    ask: async (ctx) => {
      const list = await listCases(ctx, LEAD)
      if (!list.ok) throw new Error(list.error)
      return list.value.cases.length + list.value.proposals.length + list.value.done.length
    },
  },
]

/** What the pages of cases read of a database that `fillTriage` and `fillCases` have filled. */
export async function measureCases(db: D1Database, now: string): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const { list, ask } of PAGES) {
    const counted = countingRows(db)
    const shown = await ask({
      cases: caseStore(counted.db),
      links: linksStore(counted.db),
      many: manyStore(counted.db),
      arrivals: arrivalStore(counted.db),
      secrets: { indicator: new Uint8Array(32), audit: new Uint8Array(32) },
      clock: () => new Date(now),
      log: () => {},
    } as unknown as Context)
    const plans = await Promise.all(
      counted.statements.map(({ sql, values }) => planOf(db, sql, values)),
    )
    const [read, scanned] = [counted.rowsRead(), plans.flatMap(fullScansOf)]
    costs.push({ list, shown, read, most: 4 * shown + 100, complete: true, scanned })
  }
  return costs
}
