// Longer than most files: the whole write path of a report stands together, statement by statement.

import type { SealedPart } from '../sealing/sealed-part.ts'
import {
  type Channel,
  type Kind,
  type Lane,
  type Situation,
  STAGES,
  type Stage,
} from './vocabulary.ts'

/** What identifies a stored attempt: enough to repeat its answer, too little to repeat its content. */
export interface StoredIdentity {
  readonly id: string
  readonly reference: string
  readonly keyMac: string
  readonly bodyMac: string
  readonly stage: Stage
  /** When somebody should have looked; null once somebody has. */
  readonly dueAt: string | null
}

/** A report as it is stored: plain facts for triage, MACs, and nothing that names a person. */
export interface NewReport extends StoredIdentity {
  readonly centreId: string
  readonly receiptMac: string
  readonly receiptKey: string
  readonly kind: Kind
  readonly locale: string
  readonly noticeVersion: string | null
  readonly scamType: string
  readonly situation: Situation | null
  readonly also: readonly Situation[]
  readonly forWhom: string | null
  readonly minor: boolean
  readonly stillInContact: boolean | null
  readonly region: string | null
  readonly occurredOn: string | null
  readonly amountBand: number | null
  readonly lastPaidHour: string | null
  readonly details: Readonly<Record<string, unknown>>
  /** What the outbox has held since before there were channels names none: it came by the portal. */
  readonly channel?: Channel | undefined
  readonly sealedBy: 'browser' | 'worker'
  readonly createdAt: string
  readonly lane: Lane
  readonly dueAt: string
  readonly reasons: readonly string[]
}

export interface NewIndicator {
  readonly kind: string
  readonly idx: string
  readonly hostIdx: string | null
  readonly ct: string
  readonly kid: string
  readonly sourceMac: string | null
}

export interface NewEvent {
  readonly seq: number
  readonly at: string
  readonly actor: string
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
  readonly mac: string
}

/** What the holder of a receipt may see. */
export interface ReportStatus {
  readonly reference: string
  readonly stage: Stage
  readonly stageAt: string
  readonly createdAt: string
  /** When somebody should have looked; null once somebody has. */
  readonly dueAt: string | null
  /** When somebody looks again, once somebody has; null where nothing more happens. */
  readonly nextAt: string | null
  /** The stages that it was moved to, in order, with the reasons given; the first is that it came. */
  readonly history: readonly StageStep[]
}

export interface StageStep {
  readonly stage: Stage
  readonly at: string
  readonly reason: string | null
}

/** D1's own count of what a write cost. */
export interface WriteCost {
  readonly rowsWritten: number
  readonly rowsRead: number
}

interface IdentityRow {
  id: string
  reference: string
  key_mac: string
  body_mac: string
  stage: Stage
  due_at: string
  claimed_by: string | null
}

/** Somebody has looked once it was taken on or decided. */
const dueOf = (row: Pick<IdentityRow, 'stage' | 'due_at' | 'claimed_by'>) =>
  row.claimed_by === null && row.stage === 'received' ? row.due_at : null

const rowToIdentity = (row: IdentityRow): StoredIdentity => ({
  id: row.id,
  reference: row.reference,
  keyMac: row.key_mac,
  bodyMac: row.body_mac,
  stage: row.stage,
  dueAt: dueOf(row),
})

interface StatusRow {
  reference: string
  stage: Stage
  stage_at: string
  created_at: string
  due_at: string
  claimed_by: string | null
  open: number
}

function rowToStatus(row: StatusRow, history: readonly StageStep[]): ReportStatus {
  const dueAt = dueOf(row)
  return {
    reference: row.reference,
    stage: row.stage,
    stageAt: row.stage_at,
    createdAt: row.created_at,
    dueAt,
    nextAt: dueAt === null && row.open === 1 ? row.due_at : null,
    history,
  }
}

type StepRow = StageStep & { readonly undoes: number | null }

/** The steps of a report without those that were undone: each undoing takes the last ones away. */
function stepsThatStand(rows: readonly StepRow[]): StageStep[] {
  const steps: StageStep[] = []
  for (const { undoes, ...step } of rows) {
    if (undoes === null) steps.push(step)
    else steps.length -= Math.min(undoes, steps.length - 1)
  }
  return steps
}

export type ReportStore = ReturnType<typeof reportStore>

/** Intake's and the reporter's side of the database. */
export function reportStore(db: D1Database) {
  return {
    /**
     * An earlier attempt under the same key, or another report under the same id; the centre isn't
     * named because identity spans all centres.
     */
    async findAttempt(keyMac: string, id: string): Promise<StoredIdentity | null> {
      const row = await db
        .prepare(
          `SELECT id, reference, key_mac, body_mac, stage, due_at, claimed_by
           FROM reports WHERE key_mac = ?1
           UNION ALL
           SELECT id, reference, key_mac, body_mac, stage, due_at, claimed_by
           FROM reports WHERE id = ?2 AND key_mac <> ?1
           LIMIT 1`,
        )
        .bind(keyMac, id)
        .first<IdentityRow>()
      return row && rowToIdentity(row)
    },

    /**
     * Writes a report with its sealed parts, indicators and first event in one transaction.
     * @returns the cost, or `exists` when another attempt came first (key, id or receipt taken)
     */
    async insert(
      report: NewReport,
      parts: readonly SealedPart[],
      indicators: readonly NewIndicator[],
      event: NewEvent,
    ): Promise<WriteCost | 'exists'> {
      const statements = [
        insertReport(db, report),
        insertParts(db, report, parts),
        insertIndicators(db, report, indicators),
        insertFirstEvent(db, report, event),
      ].filter((statement) => statement !== null)
      try {
        return costOf(await db.batch(statements))
      } catch (error) {
        if (error instanceof Error && /UNIQUE constraint failed/.test(error.message))
          return 'exists'
        throw error
      }
    },

    /** The report that a receipt opens, by the MAC of its auth half. */
    async findByReceipt(receiptMac: string): Promise<ReportStatus | null> {
      const [found, steps] = await db.batch([
        db
          .prepare(
            `SELECT reference, stage, stage_at, created_at, due_at, claimed_by, open
             FROM reports WHERE receipt_mac = ?`,
          )
          .bind(receiptMac),
        db
          .prepare(
            // What was undone in bulk is as if it hadn't been; more than a few of those is nobody's day.
            `SELECT COALESCE(e.data ->> 'to', e.type) AS stage, e.at, e.data ->> 'reason' AS reason,
               CASE e.type WHEN 'undone' THEN COALESCE(e.data ->> 'decisions', 0) END AS undoes
             FROM events e JOIN reports r ON r.id = e.report_id
             WHERE r.receipt_mac = ? AND e.type IN ('received', 'decided', 'undone', 'reopened')
             ORDER BY e.seq LIMIT ${4 * STAGES.length}`,
          )
          .bind(receiptMac),
      ])
      const [row] = (found?.results ?? []) as StatusRow[]
      return row ? rowToStatus(row, stepsThatStand((steps?.results ?? []) as StepRow[])) : null
    },
  }
}

function insertReport(db: D1Database, r: NewReport) {
  return db
    .prepare(
      `INSERT INTO reports (id, reference, centre_id, key_mac, body_mac, receipt_mac, receipt_key, kind,
         locale, notice_version, scam_type, situation, also, for_whom, minor, still_in_contact, region,
         occurred_on, amount_band, last_paid_hour, details, sealed_by, created_at, lane, due_at, reasons,
         stage, stage_at, channel)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,
         ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?23, ?28)`,
    )
    .bind(
      r.id,
      r.reference,
      r.centreId,
      r.keyMac,
      r.bodyMac,
      r.receiptMac,
      r.receiptKey,
      r.kind,
      r.locale,
      r.noticeVersion,
      r.scamType,
      r.situation,
      JSON.stringify(r.also),
      r.forWhom,
      r.minor ? 1 : 0,
      r.stillInContact === null ? null : r.stillInContact ? 1 : 0,
      r.region,
      r.occurredOn,
      r.amountBand,
      r.lastPaidHour,
      JSON.stringify(r.details),
      r.sealedBy,
      r.createdAt,
      r.lane,
      r.dueAt,
      JSON.stringify(r.reasons),
      r.stage,
      r.channel ?? 'web',
    )
}

/** One statement for all rows of a kind: json_each keeps the number of bound parameters at two. */
function insertParts(db: D1Database, r: NewReport, parts: readonly SealedPart[]) {
  if (parts.length === 0) return null
  return db
    .prepare(
      `INSERT INTO sealed_parts (report_id, part, centre_id, v, nonce, ct, wraps)
       SELECT ?1, j.value ->> 'part', ?2, 1, j.value ->> 'nonce', j.value ->> 'ct', j.value -> 'wraps'
       FROM json_each(?3) AS j`,
    )
    .bind(r.id, r.centreId, JSON.stringify(parts))
}

function insertIndicators(db: D1Database, r: NewReport, indicators: readonly NewIndicator[]) {
  if (indicators.length === 0) return null
  return db
    .prepare(
      `INSERT INTO indicators (report_id, n, centre_id, kind, idx, host_idx, ct, kid, source_mac, created_at)
       SELECT ?1, j.key, ?2, j.value ->> 'kind', j.value ->> 'idx', j.value ->> 'hostIdx',
         j.value ->> 'ct', j.value ->> 'kid', j.value ->> 'sourceMac', ?3
       FROM json_each(?4) AS j`,
    )
    .bind(r.id, r.centreId, r.createdAt, JSON.stringify(indicators))
}

function insertFirstEvent(db: D1Database, r: NewReport, e: NewEvent) {
  return db
    .prepare(
      `INSERT INTO events (report_id, seq, centre_id, at, actor, type, data, mac)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(r.id, e.seq, r.centreId, e.at, e.actor, e.type, JSON.stringify(e.data), e.mac)
}

function costOf(results: readonly D1Result[]): WriteCost {
  return results.reduce(
    (sum, { meta }) => ({
      rowsWritten: sum.rowsWritten + meta.rows_written,
      rowsRead: sum.rowsRead + meta.rows_read,
    }),
    { rowsWritten: 0, rowsRead: 0 },
  )
}
