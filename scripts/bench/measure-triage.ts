import type { Lane } from '../../functions/reports/vocabulary.ts'
import type { QueueFilter } from '../../functions/triage/queue-filter.ts'
import { triageStore } from '../../functions/triage/triage.store.ts'
import { countingRows } from './counting-rows.store.ts'
import { fullScansOf, planOf } from './query-plans.store.ts'

/** What one list of the console reads. */
export interface ListCost {
  readonly list: string
  readonly shown: number
  readonly read: number
  /** What it may read. */
  readonly most: number
  /** Said by the page: more may fit than was looked at. */
  readonly complete: boolean
  /** Tables that were read from end to end; none should be. */
  readonly scanned: readonly string[]
}

const CENTRE = 'jiangpan'
const LANES: readonly Lane[] = ['urgent', 'today', 'routine', 'to-verify']
const PAGE = 51

/** Whose pages are measured, and the moment at which half of what is open is overdue. */
const OFFICER = 'officer-7'

type Store = ReturnType<typeof triageStore>

/** A page without any filter or of one, which reads four rows for each report that is shown, and a hundred. */
const lane =
  (lanes: readonly Lane[], dueBefore: string | null, counted: readonly Lane[]) => (s: Store) =>
    s.queue(CENTRE, { lanes, after: null, dueBefore, limit: PAGE }, counted)

/** From a place in the middle of the queue on. */
const fromTheMiddle = (s: Store, now: string) => {
  const after = { lane: 'routine', dueAt: now, id: '' } as const
  const lanes = ['routine', 'to-verify'] as const
  return s.queue(CENTRE, { lanes, after, dueBefore: null, limit: PAGE }, LANES)
}

const through = (filter: QueueFilter) => (s: Store, now: string) =>
  s.filtered(CENTRE, { filter, officerId: OFFICER, now, after: null, limit: PAGE })

interface List {
  readonly list: string
  readonly ask: (
    store: Store,
    now: string,
  ) => Promise<{ reports: readonly unknown[]; complete?: boolean }>
  /** Several filters at once look through 2,000 rows at most. */
  readonly several?: true
}

const LISTS: readonly List[] = [
  { list: 'the queue', ask: lane(LANES, null, LANES) },
  { list: 'the queue, a later page', ask: fromTheMiddle },
  ...LANES.map((name) => ({ list: `lane=${name}`, ask: lane([name], null, [name]) })),
  {
    list: 'urgent, asked each 20 seconds',
    ask: async (s) => ({ reports: (await s.urgent(CENTRE)).ids }),
  },
  { list: 'overdue=yes', ask: (s, now) => lane(LANES, now, [])(s) },
  {
    list: 'holder=me, all of it handed over',
    ask: async (s, now) => {
      const { reports, complete } = await through({ holder: 'me' })(s, now)
      const ids = reports.slice(0, PAGE - 1).map(({ id }) => id)
      const handed = await s.handovers(CENTRE, ids)
      if (handed.size !== ids.length) throw new Error('not all of it was handed over')
      return { reports, complete }
    },
  },
  { list: 'holder=nobody', ask: through({ holder: 'nobody' }) },
  { list: 'stage=assessed', ask: through({ stage: 'assessed' }) },
  { list: 'stage=closed', ask: through({ stage: 'closed' }) },
  { list: 'type=…', ask: through({ type: 'type-7' }) },
  { list: 'region=… (a county)', ask: through({ region: '510107' }) },
  { list: 'a view: mine, overdue', ask: through({ holder: 'me', overdue: true }) },
  { list: 'region=… (a city)', ask: through({ region: '510100' }), several: true },
  { list: 'kind=clue', ask: through({ kind: 'clue' }), several: true },
  { list: 'type and stage', ask: through({ type: 'type-7', stage: 'assessed' }), several: true },
  {
    list: 'type, kind, place, holder',
    ask: through({ type: 'type-7', kind: 'clue', region: '510000', holder: 'nobody' }),
    several: true,
  },
  { list: 'closed, of a type', ask: through({ stage: 'closed', type: 'type-7' }), several: true },
  {
    list: 'search: a reference',
    ask: async (s) => ({ reports: await s.byReference(CENTRE, 'R00000007', PAGE) }),
  },
  {
    list: 'search: an indicator',
    ask: async (s) => ({ reports: await s.byIndicators(CENTRE, ['x7919'], PAGE) }),
  },
  {
    list: 'search: one in a fifth of all',
    ask: async (s) => ({ reports: await s.byIndicators(CENTRE, ['hot'], PAGE) }),
  },
  {
    list: 'search: a host',
    ask: async (s) => ({ reports: await s.byIndicators(CENTRE, ['host77'], PAGE) }),
  },
]

/** What each list of the console reads of a database that `fillTriage` has filled. */
export async function measureTriage(db: D1Database, now: string): Promise<ListCost[]> {
  const costs: ListCost[] = []
  for (const { list, ask, several } of LISTS) {
    const counted = countingRows(db)
    const { reports, complete = true } = await ask(triageStore(counted.db), now)
    const plans = await Promise.all(
      counted.statements.map(({ sql, values }) => planOf(db, sql, values)),
    )
    const shown = Math.min(reports.length, PAGE - 1)
    costs.push({
      list,
      shown,
      read: counted.rowsRead(),
      most: several ? 2_000 : 4 * shown + 100,
      complete,
      scanned: plans.flatMap(fullScansOf),
    })
  }
  return costs
}
