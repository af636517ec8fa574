import { KV_KEYS } from '../kv-keys.ts'
import { type LiveFigures, liveFiguresSchema } from './live-figures.schema.ts'
import type { LoggedEvent } from './streams.ts'
import { type Tally, tallySchema } from './tally.schema.ts'

interface EventRow {
  no: number
  mac: string
  at: string
  type: string
  to_stage: string | null
  first_look: number
  created_at: string | null
  scam_type: string | null
  region: string | null
  amount_band: number | null
}

const rowToLogged = (row: EventRow): LoggedEvent => ({
  no: row.no,
  mac: row.mac,
  at: row.at,
  type: row.type,
  to: row.to_stage,
  firstLook: row.first_look === 1,
  receivedAt: row.created_at,
  scamType: row.scam_type,
  region: row.region,
  amountBand: row.amount_band,
})

/** What officers do to a report that they needn't have looked at. */
const NO_LOOK = [
  'received',
  'case-joined',
  'case-left',
  'case-moved',
  'kept-apart',
  'waits-with-case',
  'undone',
]
  .map((type) => `'${type}'`)
  .join(', ')

export type StatisticsStore = ReturnType<typeof statisticsStore>

/** No query names a centre: the figures are the portal's, like the numbers of the event log. */
export function statisticsStore(db: D1Database, kv: KVNamespace) {
  return {
    /** When the first event of all happened. */
    firstEventAt: () =>
      db.prepare('SELECT at FROM events ORDER BY no LIMIT 1').bind().first<string>('at'),

    /**
     * The events after a number, in order, with what is counted of their reports. Reads a few rows for
     * each of them (four at most today), and none of what came before.
     */
    async eventsAfter(no: number, limit: number): Promise<LoggedEvent[]> {
      const { results } = await db
        .prepare(
          `SELECT e.no, e.mac, e.at, e.type, e.data ->> 'to' AS to_stage,
             (r.id IS NOT NULL AND e.actor NOT IN ('reporter', 'system') AND e.type NOT IN (${NO_LOOK}) AND NOT EXISTS (
               SELECT 1 FROM events p
               WHERE p.report_id = e.report_id AND p.seq < e.seq
                 AND p.actor NOT IN ('reporter', 'system') AND p.type NOT IN (${NO_LOOK})
               LIMIT 1)) AS first_look,
             r.created_at, r.scam_type, r.region, r.amount_band
           FROM events e LEFT JOIN reports r ON r.id = e.report_id
           WHERE e.no > ? ORDER BY e.no LIMIT ?`,
        )
        .bind(no, limit)
        .all<EventRow>()
      return results.map(rowToLogged)
    },

    /**
     * How far was counted; null before the first time.
     * @throws where something else stands in its place: to begin anew would publish other numbers
     */
    async tally(): Promise<Tally | null> {
      const stored = await kv.get(KV_KEYS.tally, 'json')
      return stored === null ? null : tallySchema.parse(stored)
    },

    putTally: (tally: Tally) => kv.put(KV_KEYS.tally, JSON.stringify(tally)),

    /** What is published, as it stands in KV. */
    published: () => kv.get(KV_KEYS.liveFigures),

    publish: (text: string) => kv.put(KV_KEYS.liveFigures, text),

    /** What is published; null before the first time, or where something else stands in its place. */
    async liveFigures(): Promise<LiveFigures | null> {
      const read = liveFiguresSchema.safeParse(await kv.get(KV_KEYS.liveFigures, 'json'))
      return read.success ? read.data : null
    },
  }
}
