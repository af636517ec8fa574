import type { Lane, Stage } from '../reports/vocabulary.ts'

/** Something of the log that may concern a school. */
export interface CampusEvent {
  readonly no: number
  readonly reportId: string
  readonly type: string
  readonly at: string
  /** Of a decision: the stage it led to. */
  readonly to: string | null
  readonly centreId: string | null
  readonly kind: string | null
  readonly lane: Lane | null
  /** The school as it was typed. */
  readonly school: string | null
}

export interface CountedCell {
  readonly centreId: string
  readonly schoolId: string
  readonly week: string
  readonly kind: string
  readonly lane: string
  readonly n: number
}

export interface CampusAlert {
  readonly tag: string
  readonly centreId: string
  readonly schoolId: string
  readonly kind: string
  readonly week: string
}

/** An indicator in a report that somebody has looked at, and the school that report names. */
export interface Seen {
  readonly idx: string
  readonly kind: string
  readonly school: string | null
}

/** Stages of reports that an officer found worth keeping: what a stranger only claims counts nowhere. */
export const LOOKED_AT: readonly Stage[] = [
  ...(['assessed', 'verified', 'referred', 'filed'] as const),
  ...(['evidence', 'solved', 'widened', 'recovered'] as const),
]

/** Indicators of one report, and reports of one run, that are looked up. */
const MOST_TERMS = 200
const MOST_SEEN = 1_000

export type CampusStore = ReturnType<typeof campusStore>

/** What schools' people see of their campus, and how far the log was read for it. */
export function campusStore(db: D1Database) {
  return {
    async cursor(): Promise<number> {
      const no = await db.prepare('SELECT no FROM campus_cursor WHERE one = 1').first<number>('no')
      return no ?? 0
    },

    async eventsAfter(no: number, limit: number): Promise<CampusEvent[]> {
      const { results } = await db
        .prepare(
          `SELECT e.no, e.report_id AS reportId, e.type, e.at, e.data ->> 'to' AS "to",
             r.centre_id AS centreId, r.kind, r.lane, r.details ->> 'school' AS school
           FROM events e LEFT JOIN reports r ON r.id = e.report_id
           WHERE e.no > ?1 ORDER BY e.no LIMIT ?2`,
        )
        .bind(no, limit)
        .all<CampusEvent>()
      return results
    },

    /** The indicators of reports, each with the other reports of the centre that name it. */
    async seenWith(centreId: string, reports: readonly string[]): Promise<Seen[]> {
      const { results } = await db
        .prepare(
          `WITH terms AS (SELECT DISTINCT i.idx FROM json_each(?2) AS j
             JOIN indicators i ON i.report_id = j.value AND i.centre_id = ?1 LIMIT ${MOST_TERMS})
           SELECT i.idx, i.kind, r.details ->> 'school' AS school
           FROM terms t JOIN indicators i ON i.idx = t.idx AND i.centre_id = ?1
           JOIN reports r ON r.id = i.report_id AND r.centre_id = ?1
           WHERE r.stage IN (SELECT value FROM json_each(?3)) AND r.details ->> 'school' IS NOT NULL
           LIMIT ${MOST_SEEN}`,
        )
        .bind(centreId, JSON.stringify(reports), JSON.stringify(LOOKED_AT))
        .all<Seen>()
      return results
    },

    /** Of these alerts those that were raised before. */
    async raised(tags: readonly string[]): Promise<ReadonlySet<string>> {
      const { results } = await db
        .prepare('SELECT tag FROM campus_alerts WHERE tag IN (SELECT value FROM json_each(?))')
        .bind(JSON.stringify(tags))
        .all<{ tag: string }>()
      return new Set(results.map(({ tag }) => tag))
    },

    /**
     * Notes what was found between two places of the log, with whatever tells of it elsewhere, or nothing
     * where another run has come first: the cursor's column takes no NULL.
     */
    async note(
      { from, to }: { readonly from: number; readonly to: number },
      cells: readonly CountedCell[],
      alerts: readonly CampusAlert[],
      also: readonly D1PreparedStatement[],
    ): Promise<boolean> {
      try {
        await db.batch([
          db
            .prepare('UPDATE campus_cursor SET no = CASE WHEN no = ?1 THEN ?2 END WHERE one = 1')
            .bind(from, to),
          db
            .prepare(
              `INSERT INTO campus_counts (centre_id, school_id, week, kind, lane, n)
               SELECT j.value ->> 'centreId', j.value ->> 'schoolId', j.value ->> 'week',
                 j.value ->> 'kind', j.value ->> 'lane', j.value ->> 'n'
               FROM json_each(?1) AS j WHERE true
               ON CONFLICT (centre_id, school_id, week, kind, lane) DO UPDATE SET n = n + excluded.n`,
            )
            .bind(JSON.stringify(cells)),
          db
            .prepare(
              `INSERT INTO campus_alerts (tag, centre_id, school_id, kind, week)
               SELECT j.value ->> 'tag', j.value ->> 'centreId', j.value ->> 'schoolId',
                 j.value ->> 'kind', j.value ->> 'week' FROM json_each(?1) AS j`,
            )
            .bind(JSON.stringify(alerts)),
          ...also,
        ])
        return true
      } catch (error) {
        const isLate =
          error instanceof Error &&
          /constraint failed: campus_(?:cursor|alerts)/.test(error.message)
        if (isLate) return false
        throw error
      }
    },

    /** The counts of a school in weeks from one Monday to before another. */
    async counts(centreId: string, schoolId: string, from: string, before: string) {
      const { results } = await db
        .prepare(
          `SELECT week, kind, lane, n FROM campus_counts
           WHERE centre_id = ?1 AND school_id = ?2 AND week >= ?3 AND week < ?4`,
        )
        .bind(centreId, schoolId, from, before)
        .all<{ week: string; kind: string; lane: string; n: number }>()
      return results
    },

    /** How many indicators of each kind were seen at a neighbour, by week, from a Monday on. */
    async alerts(centreId: string, schoolId: string, from: string) {
      const { results } = await db
        .prepare(
          `SELECT week, kind, count(*) AS count FROM campus_alerts
           WHERE centre_id = ?1 AND school_id = ?2 AND week >= ?3
           GROUP BY week, kind ORDER BY week DESC, kind`,
        )
        .bind(centreId, schoolId, from)
        .all<{ week: string; kind: string; count: number }>()
      return results
    },
  }
}
