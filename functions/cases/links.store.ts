import type { IndicatorKind } from '../indicators/indicator.ts'

/** An indicator of a report, by which others are found. */
export interface OwnTerm {
  readonly reportId: string
  readonly n: number
  readonly kind: IndicatorKind
  readonly idx: string
  readonly hostIdx: string | null
  readonly ct: string
}

/** An index to be looked for, as an indicator's or as a host's. */
export interface AskedTerm {
  readonly idx: string
  readonly host: boolean
}

/** Where else an index stands, as far as was looked. */
export interface Appearances {
  readonly idx: string
  readonly reportIds: readonly string[]
  /** Independent reporters; 0 for a host: codes are made for each whole link. */
  readonly sources: number
}

export type LinksStore = ReturnType<typeof linksStore>

/** What reports of a centre have in common. Each of these reads a bounded number of rows, however much there is. */
export function linksStore(db: D1Database) {
  return {
    /** The first indicators of a report of the centre; null where there is no such report. */
    async termsOf(centreId: string, reportId: string, limit: number): Promise<OwnTerm[] | null> {
      const { results } = await db
        .prepare(
          `SELECT r.id AS reportId, i.n, i.kind, i.idx, i.host_idx AS hostIdx, i.ct
           FROM reports r LEFT JOIN indicators i ON i.report_id = r.id
           WHERE r.id = ?1 AND r.centre_id = ?2 ORDER BY i.n LIMIT ?3`,
        )
        .bind(reportId, centreId, limit)
        .all<OwnTerm>()
      return results.length === 0 ? null : results.filter(({ idx }) => idx !== null)
    },

    /**
     * Where indexes stand at a centre: of each at most `most` rows, in no order that means anything, and as
     * many independent reporters. Those are counted by leaping from one code to the next, so that a
     * thousand reports from one network are one row.
     */
    async appearances(
      centreId: string,
      terms: readonly AskedTerm[],
      most: number,
    ): Promise<Appearances[]> {
      const answers = await db.batch(
        [false, true].map((host) =>
          selectAppearances(db, host).bind(indexesOf(terms, host), centreId, most),
        ),
      )
      return answers.flatMap(({ results }) =>
        (results as { idx: string; ids: string; sources: number }[]).map((row) => ({
          idx: row.idx,
          reportIds: [...new Set(JSON.parse(row.ids) as string[])],
          sources: row.sources,
        })),
      )
    },

    /** Every report of a centre that names an index, up to `limit` rows. */
    async naming(centreId: string, { idx, host }: AskedTerm, limit: number): Promise<string[]> {
      const { results } = await db
        .prepare(`SELECT report_id AS id ${fromOf(host, '?1')} LIMIT ?3`)
        .bind(idx, centreId, limit)
        .all<{ id: string }>()
      return [...new Set(results.map(({ id }) => id))]
    },

    /** Of some ids those that were said not to belong to any of `ids`. */
    async keptApart(
      centreId: string,
      ids: readonly string[],
      others: readonly string[],
    ): Promise<Set<string>> {
      const { results } = await db
        .prepare(
          `SELECT k.other_id AS id FROM json_each(?1) a CROSS JOIN json_each(?2) b
           CROSS JOIN kept_apart k ON k.id = a.value AND k.other_id = b.value
           WHERE k.centre_id = ?3`,
        )
        .bind(JSON.stringify(ids), JSON.stringify(others), centreId)
        .all<{ id: string }>()
      return new Set(results.map(({ id }) => id))
    },

    /** By which an index can be shown: one indicator that some report of the centre names. */
    async samples(centreId: string, terms: readonly AskedTerm[]): Promise<Map<string, OwnTerm>> {
      const answers = await db.batch(
        [false, true].map((host) => selectSamples(db, host).bind(indexesOf(terms, host), centreId)),
      )
      const rows = answers.flatMap(({ results }) => results as (OwnTerm & { asked: string })[])
      return new Map(rows.map(({ asked, ...term }) => [asked, term]))
    },
  }
}

const indexesOf = (terms: readonly AskedTerm[], host: boolean) =>
  JSON.stringify(terms.filter((term) => term.host === host).map(({ idx }) => idx))

/** The rows of an index at the centre ?2; named, because SQLite's own choice depends on statistics. */
const fromOf = (host: boolean, idx: string) =>
  host
    ? `FROM indicators INDEXED BY indicators_host
         WHERE host_idx = ${idx} AND centre_id = ?2 AND host_idx IS NOT NULL`
    : `FROM indicators INDEXED BY indicators_idx WHERE idx = ${idx} AND centre_id = ?2`

function selectAppearances(db: D1Database, host: boolean) {
  const from = fromOf(host, 'l.value')
  const sources = host
    ? '0'
    : `(WITH RECURSIVE s (code) AS (
         SELECT (SELECT MIN(source_mac) ${from} AND source_mac > '')
         UNION ALL
         SELECT (SELECT MIN(source_mac) ${from} AND source_mac > s.code) FROM s
           WHERE s.code IS NOT NULL LIMIT ?3)
       SELECT COUNT(code) FROM s)`
  return db.prepare(
    `SELECT l.value AS idx, ${sources} AS sources,
       (SELECT json_group_array(report_id) FROM (SELECT report_id ${from} LIMIT ?3)) AS ids
     FROM json_each(?1) l`,
  )
}

const selectSamples = (db: D1Database, host: boolean) =>
  db.prepare(
    `SELECT s.value AS asked, i.report_id AS reportId, i.n, i.kind, i.idx, i.host_idx AS hostIdx, i.ct
     FROM (SELECT l.value, (SELECT json_array(report_id, n) ${fromOf(host, 'l.value')} LIMIT 1) AS at
       FROM json_each(?1) l) s
     CROSS JOIN indicators i ON i.report_id = s.at ->> 0 AND i.n = s.at ->> 1`,
  )
