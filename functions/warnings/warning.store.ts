// Longer than most files: what is written to one table and its words stands together.

import type { ListScope, OneScope, Warning, WarningEntry, Withdrawal } from './warning.schema.ts'

interface WarningRow {
  id: string
  version: number
  by: Warning['by']
  kind: Warning['kind']
  scam_type: string
  region: string | null
  school: string | null
  since: string | null
  confidence: Warning['confidence']
  published_at: string
  updated_at: string
  expires_at: string
  corrections: string
  withdrawn_at: string | null
  reason: Withdrawal['reason'] | null
  replaced_by: string | null
  /** JSON: { zh: { title, summary, body }, en? }; null where there are no words. */
  words: string | null
  /** JSON: { zh: { digest, width, height }, en? }, empty where there are none. */
  cards: string
}

const LANGS = ['zh', 'en'] as const

type WordsRow = Record<
  (typeof LANGS)[number],
  { title: string; summary: string; body: string } | undefined
>

const COLUMNS = `w.id, w.version, w.by, w.kind, w.scam_type, w.region, w.school, w.since, w.confidence,
  w.published_at, w.updated_at, w.expires_at, w.corrections, w.withdrawn_at, w.reason, w.replaced_by`

/** The words of all languages in one column; `body` only where the whole warning is wanted. */
const wordsOf = (whole: boolean) =>
  `(SELECT json_group_object(t.lang, json_object('title', t.title, 'summary', t.summary${
    whole ? ", 'body', t.body" : ''
  })) FROM warning_words t WHERE t.warning_id = w.id) AS words`

/** The cards that readers have, of all languages in one column. */
const CARDS = `(SELECT json_group_object(c.lang, json_object('digest', c.digest, 'width', c.width,
  'height', c.height)) FROM warning_cards c WHERE c.warning_id = w.id AND c.picture IS NOT NULL) AS cards`

const rowToFacts = (row: WarningRow) => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  scamType: row.scam_type,
  region: row.region,
  school: row.school === null ? null : JSON.parse(row.school),
  confidence: row.confidence,
  by: row.by,
  example: false,
  publishedAt: row.published_at,
  updatedAt: row.updated_at,
  expiresAt: row.expires_at,
  ...(row.cards !== '{}' && { cards: JSON.parse(row.cards) }),
})

const rowToEntry = (row: WarningRow): WarningEntry => ({
  ...rowToFacts(row),
  words: JSON.parse(row.words ?? '{}'),
})

function rowToWarning(row: WarningRow): Warning {
  const { zh, en } = JSON.parse(row.words ?? '{}') as WordsRow
  const whole = (said: WordsRow['zh']) =>
    said && { title: said.title, summary: said.summary, ...JSON.parse(said.body) }
  return {
    ...rowToFacts(row),
    since: row.since,
    reviewed: null,
    words: { zh: whole(zh), ...(en && { en: whole(en) }) },
    corrections: JSON.parse(row.corrections),
  }
}

const rowToWithdrawal = (row: WarningRow, withdrawnAt: string): Withdrawal => ({
  id: row.id,
  version: row.version,
  kind: row.kind,
  scamType: row.scam_type,
  publishedAt: row.published_at,
  withdrawnAt,
  reason: row.reason ?? 'wrong',
  replacedBy: row.replaced_by,
})

/** A warning as D1 has it: whole, or what remains of it. */
const rowToOne = (row: WarningRow): OneScope =>
  row.withdrawn_at === null
    ? { warning: rowToWarning(row) }
    : { withdrawal: rowToWithdrawal(row, row.withdrawn_at) }

export interface Change {
  readonly id: string
  readonly seq: number
  readonly school: string | null
}

/** More than this are not listed: the newest count. */
export const MOST_LISTED = 500

/** The next number over all warnings; two that take the same one meet at its unique index. */
const NEXT_SEQ = '(SELECT coalesce(max(seq), 0) + 1 FROM warnings)'

export type WarningStore = ReturnType<typeof warningStore>

/** No query that lists names a centre: what is published is the portal's. */
export function warningStore(db: D1Database) {
  /** The words of a change that went through: only where the warning now is as that change left it. */
  const words = (centreId: string, version: number, at: string, { id, words: said }: Warning) => {
    const done =
      'EXISTS (SELECT 1 FROM warnings WHERE id = ?1 AND version = ?2 AND changed_at = ?3)'
    const forget = db
      .prepare(`DELETE FROM warning_words WHERE warning_id = ?1 AND ${done}`)
      .bind(id, version, at)
    const keep = LANGS.flatMap((lang) => {
      const { title, summary, ...body } = said[lang] ?? {}
      if (title === undefined) return []
      return db
        .prepare(
          `INSERT INTO warning_words (warning_id, lang, centre_id, title, summary, body)
           SELECT ?1, ?4, ?5, ?6, ?7, ?8 WHERE ${done}`,
        )
        .bind(...[id, version, at, lang, centreId, title, summary], JSON.stringify(body))
    })
    return [forget, ...keep]
  }

  const list = async (where: string, values: readonly string[]): Promise<ListScope> => {
    const [latest, rows, withdrawn] = await db.batch([
      db.prepare('SELECT max(seq) AS seq FROM warnings').bind(),
      db
        .prepare(
          `SELECT ${COLUMNS}, ${CARDS}, ${wordsOf(false)} FROM warnings w
           WHERE w.withdrawn_at IS NULL AND ${where}
           ORDER BY w.updated_at DESC LIMIT ${MOST_LISTED}`,
        )
        .bind(...values),
      db
        .prepare("SELECT id FROM warnings WHERE by = 'editors' AND withdrawn_at IS NOT NULL")
        .bind(),
    ])
    const rowsOf = <Row>(result: D1Result | undefined) => (result?.results ?? []) as Row[]
    return {
      seq: rowsOf<{ seq: number | null }>(latest)[0]?.seq ?? 0,
      entries: rowsOf<WarningRow>(rows).map(rowToEntry),
      withdrawn: rowsOf<{ id: string }>(withdrawn).map(({ id }) => id),
    }
  }

  return {
    /**
     * Statements that publish a warning, for one batch together with the event that says so. A warning
     * that is there already fails (its id is the key).
     */
    publishing: (centreId: string, warning: Warning, at: string): D1PreparedStatement[] => [
      db
        .prepare(
          `INSERT INTO warnings (id, centre_id, version, seq, changed_at, by, kind, scam_type, region,
             school_id, school, since, confidence, published_at, updated_at, expires_at, corrections)
           VALUES (?1, ?2, 1, ${NEXT_SEQ}, ?3, 'officers', ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)`,
        )
        .bind(
          ...[warning.id, centreId, at, warning.kind, warning.scamType, warning.region],
          ...[warning.school?.id ?? null, warning.school && JSON.stringify(warning.school)],
          ...[warning.since, warning.confidence, warning.publishedAt, warning.updatedAt],
          ...[warning.expiresAt, JSON.stringify(warning.corrections)],
        ),
      ...words(centreId, 1, at, warning),
    ],

    /**
     * Statements that change a warning that still has `version`: its words, place, expiry and corrections.
     * Kind and school stay: about another school it is another warning. The first statement changes a
     * row, or nothing was changed.
     */
    revising: (centreId: string, version: number, warning: Warning, at: string) => [
      db
        .prepare(
          `UPDATE warnings SET version = version + 1, seq = ${NEXT_SEQ}, changed_at = ?4, scam_type = ?5,
             region = ?6, since = ?7, confidence = ?8, updated_at = ?9, expires_at = ?10, corrections = ?11,
             withdrawn_at = NULL, reason = NULL, replaced_by = NULL
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          ...[warning.id, centreId, version, at, warning.scamType, warning.region, warning.since],
          ...[warning.confidence, warning.updatedAt, warning.expiresAt],
          JSON.stringify(warning.corrections),
        ),
      ...words(centreId, version + 1, at, warning),
    ],

    /** A statement that lets readers be brought a warning anew, as it is but for its cards. */
    touching: (centreId: string, { id, version }: Warning, at: string) =>
      db
        .prepare(
          `UPDATE warnings SET seq = ${NEXT_SEQ}, changed_at = ?4
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND withdrawn_at IS NULL`,
        )
        .bind(id, centreId, version, at),

    /** A statement that withdraws a warning, an editors' one too: that gets its row here, without words. */
    withdrawing: (centreId: string, warning: Warning, withdrawal: Omit<Withdrawal, 'version'>) =>
      db
        .prepare(
          `INSERT INTO warnings (id, centre_id, version, seq, changed_at, by, kind, scam_type, region,
             school_id, school, since, confidence, published_at, updated_at, expires_at, corrections,
             withdrawn_at, reason, replaced_by)
           VALUES (?1, ?2, 1, ${NEXT_SEQ}, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, '[]', ?3, ?15, ?16)
           ON CONFLICT (id) DO UPDATE SET version = version + 1, seq = excluded.seq, changed_at = ?3,
             withdrawn_at = ?3, reason = ?15, replaced_by = ?16`,
        )
        .bind(
          ...[warning.id, centreId, withdrawal.withdrawnAt, warning.by, warning.kind],
          ...[warning.scamType, warning.region, warning.school?.id ?? null],
          ...[warning.school && JSON.stringify(warning.school), warning.since, warning.confidence],
          ...[warning.publishedAt, warning.updatedAt, warning.expiresAt],
          ...[withdrawal.reason, withdrawal.replacedBy],
        ),

    run: (statements: readonly D1PreparedStatement[]) => db.batch([...statements]),

    /** What is shown after an instant (ISO 8601), whatever it is about. */
    shownAfter: (at: string) => list('w.expires_at > ?1', [at]),

    /** The same of one school. */
    shownOfSchool: (school: string, at: string) =>
      list('w.school_id = ?1 AND w.expires_at > ?2', [school, at]),

    /** Warnings as they stand now; ids that D1 doesn't have are left out. */
    async find(ids: readonly string[]): Promise<ReadonlyMap<string, OneScope>> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS}, ${CARDS}, ${wordsOf(true)}
           FROM json_each(?1) AS j JOIN warnings w ON w.id = j.value`,
        )
        .bind(JSON.stringify(ids))
        .all<WarningRow>()
      return new Map(results.map((row) => [row.id, rowToOne(row)]))
    },

    /** The number of the last change of all; 0 where nothing was ever published. */
    async lastSeq(): Promise<number> {
      const seq = await db
        .prepare('SELECT max(seq) AS seq FROM warnings')
        .bind()
        .first<number>('seq')
      return seq ?? 0
    },

    /** What was changed after a number, in order. */
    async changedAfter(seq: number, limit: number): Promise<(Change & { at: string })[]> {
      const { results } = await db
        .prepare(
          `SELECT id, seq, school_id AS school, changed_at AS at FROM warnings
           WHERE seq > ? ORDER BY seq LIMIT ?`,
        )
        .bind(seq, limit)
        .all<Change & { at: string }>()
      return results
    },

    /** The editors' warnings that are withdrawn: asked for only where KV can't be read. */
    async takenFromEditors(): Promise<string[]> {
      const { results } = await db
        .prepare("SELECT id FROM warnings WHERE by = 'editors' AND withdrawn_at IS NOT NULL")
        .bind()
        .all<{ id: string }>()
      return results.map(({ id }) => id)
    },
  }
}
