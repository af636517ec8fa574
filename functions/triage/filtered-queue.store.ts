import { ENDS, LANES } from '../reports/vocabulary.ts'
import { QUEUE_COLUMNS, type QueueRow, rowToQueued } from './queue.store.ts'
import type { QueueFilter } from './queue-filter.ts'
import type { QueuedReport, QueuePlace } from './queued-report.ts'

/** What is asked for: filters, for whom, at what time, and where the page before ended. */
export interface FilteredSlice {
  readonly filter: QueueFilter
  readonly officerId: string
  /** ISO 8601, UTC. */
  readonly now: string
  readonly after: QueuePlace | null
  readonly limit: number
}

export interface FilteredPage {
  readonly reports: readonly QueuedReport[]
  /** False where more may fit than was looked at: the search has to be narrowed. */
  readonly complete: boolean
}

/** A condition, and the values of its question marks. */
interface Term {
  readonly sql: string
  readonly values: readonly string[]
}

/**
 * How many reports a combination of filters looks at. Each costs four rows at most, as it is found,
 * read and counted and its holder named: that stays under 2,000.
 */
const SCANNED = 490

/** The queue through filters, the one due first first. */
export function filteredQueueStore(db: D1Database) {
  return {
    /**
     * One filter with an index reads what it shows; else the best index is looked through, or that of
     * each lane in turn, SCANNED at most. One trip.
     */
    async filtered(centreId: string, slice: FilteredSlice): Promise<FilteredPage> {
      const { limit, after } = slice
      const { leads, rest } = planOf(slice)
      const scan = rest.length > 0 ? Math.floor(SCANNED / leads.length) : limit
      const pages = await db.batch<ScannedRow>(
        leads.map((lead, n) => {
          const from = n === 0 ? after : null
          return rest.length > 0
            ? select(db, centreId, lead, { rest, after: from, scan, limit })
            : selectAll(db, centreId, lead, { after: from, limit })
        }),
      )
      const rows = pages.flatMap(({ results }) => results)
      const reports = rows.filter(({ fits }) => fits === 1).slice(0, limit)
      const whole = rows.every(({ nth }) => nth < scan)
      return {
        reports: reports.map(rowToQueued),
        complete: rest.length === 0 || whole || reports.length >= limit,
      }
    },
  }
}

interface ScannedRow extends QueueRow {
  readonly fits: 0 | 1
  /** Its place among those that were looked at. */
  readonly nth: number
}

/** Where nothing has to be looked through: the index alone, without counting what is passed by. */
function selectAll(
  db: D1Database,
  centreId: string,
  lead: Term,
  { after, limit }: Pick<FilteredSlice, 'after' | 'limit'>,
) {
  return db
    .prepare(
      `SELECT ${QUEUE_COLUMNS}, 0 AS nth, 1 AS fits
       FROM reports r LEFT JOIN officers o ON o.id = r.claimed_by
       WHERE r.centre_id = ? AND ${lead.sql} AND (r.due_at, r.id) > (?, ?)
       ORDER BY r.due_at, r.id LIMIT ?`,
    )
    .bind(centreId, ...lead.values, after?.dueAt ?? '', after?.id ?? '', limit)
}

/** What fits, and the last one that may be looked at: where it comes back, there may be more behind it. */
function select(
  db: D1Database,
  centreId: string,
  lead: Term,
  {
    rest,
    after,
    scan,
    limit,
  }: Pick<FilteredSlice, 'after' | 'limit'> & { rest: Term[]; scan: number },
) {
  const fits = rest.map(({ sql }) => sql).join(' AND ') || 'TRUE'
  const values = rest.flatMap((term) => term.values)
  return db
    .prepare(
      `SELECT ${QUEUE_COLUMNS}, r.nth, (${fits}) AS fits FROM (
         SELECT s.*, ROW_NUMBER() OVER () AS nth FROM (
           SELECT * FROM reports r WHERE r.centre_id = ? AND ${lead.sql}
             AND (r.due_at, r.id) > (?, ?) ORDER BY r.due_at, r.id LIMIT ?) s) r
       LEFT JOIN officers o ON o.id = r.claimed_by
       WHERE (${fits}) OR r.nth = ?
       ORDER BY r.due_at, r.id LIMIT ?`,
    )
    .bind(
      ...values,
      ...[centreId, ...lead.values, after?.dueAt ?? '', after?.id ?? '', scan],
      ...values,
      ...[scan, limit],
    )
}

/** The filter whose index leads, or each lane where none of them has one, and the rest. */
function planOf({ filter, officerId, now, after }: FilteredSlice): {
  leads: readonly Term[]
  rest: Term[]
} {
  const { stage, holder, region, type, kind, lane, overdue } = filter
  const ended = stage !== undefined && ENDS.includes(stage)
  // The indexes are in the order of what is due, so that what is overdue comes first in each.
  const open = (sql: string, ...values: string[]): Term => ({
    sql: `${ended ? '' : 'r.open = 1 AND '}${sql}`,
    values,
  })
  const lead = (term: Term): Term =>
    overdue ? { sql: `${term.sql} AND r.due_at < ?`, values: [...term.values, now] } : term
  // The narrowest first.
  const indexed = [
    ended && open('r.stage = ?', stage),
    holder === 'me' && open('r.claimed_by = ?', officerId),
    region !== undefined && isCounty(region) && open('r.region = ?', region),
    type !== undefined && open('r.scam_type = ?', type),
    stage !== undefined && !ended && open('r.stage = ?', stage),
    holder === 'nobody' && open('r.claimed_by IS NULL'),
    lane !== undefined && open('r.lane = ?', lane),
  ].filter((term) => term !== false)
  const others = [
    region !== undefined && !isCounty(region) && open('r.region LIKE ?', `${prefixOf(region)}%`),
    kind !== undefined && open('r.kind = ?', kind),
  ].filter((term) => typeof term === 'object')
  const [narrowest, ...more] = indexed
  if (narrowest) return { leads: [lead(narrowest)], rest: [...more, ...others] }
  const from = after ? LANES.indexOf(after.lane) : 0
  return { leads: LANES.slice(from).map((name) => lead(open('r.lane = ?', name))), rest: others }
}

/** GB/T 2260: a province ends in four zeros, a city in two. */
const isCounty = (code: string) => !code.endsWith('00')
const prefixOf = (code: string) => code.replace(/(?:00){1,2}$/, '')
