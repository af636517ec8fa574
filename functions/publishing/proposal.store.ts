// Longer than most files: what is read and written of one table stands together.

import { insertEvent, insertEventOf, isPlaceTaken, isUndone } from '../audit/event.store.ts'
import type { ChainedEvent, ChainHead } from '../audit/link-event.ts'
import { type CurrentProposal, historyOf, type ListedProposal, type Proposal } from './proposal.ts'

interface ProposalRow {
  id: string
  centre_id: string
  asked_centre: string | null
  report_id: string | null
  version: number
  state: Proposal['state']
  draft: string | null
  proposed_by: string
  proposed_at: string
  published_by: string | null
  reason: Proposal['reason']
  changed_at: string
}

interface CurrentRow extends ProposalRow {
  seq: number
  mac: string
}

interface ListedRow extends Omit<ProposalRow, 'draft'> {
  title: string | null
  kind: string | null
  proposer: string | null
  live: number
  expires_at: string | null
}

const rowToProposal = (row: ProposalRow): Proposal => ({
  id: row.id,
  centreId: row.centre_id,
  askedCentre: row.asked_centre,
  reportId: row.report_id,
  version: row.version,
  state: row.state,
  draft: row.draft === null ? null : JSON.parse(row.draft),
  proposedBy: row.proposed_by,
  proposedAt: row.proposed_at,
  publishedBy: row.published_by,
  reason: row.reason,
  changedAt: row.changed_at,
})

const rowToListed = (row: ListedRow): ListedProposal => ({
  id: row.id,
  centreId: row.centre_id,
  version: row.version,
  state: row.state,
  reason: row.reason,
  proposedBy: row.proposed_by,
  proposerName: row.proposer,
  changedAt: row.changed_at,
  title: row.title,
  kind: row.kind,
  isLive: row.live === 1,
  expiresAt: row.expires_at,
})

const COLUMNS = `p.id, p.centre_id, p.asked_centre, p.report_id, p.version, p.state, p.draft, p.proposed_by,
  p.proposed_at, p.published_by, p.reason, p.changed_at`

/** Whose it is: the centre's own, or one that it was asked to read. */
const OURS = '(p.centre_id = ?1 OR p.asked_centre = ?1)'

/** How many the list shows, the last changed first. */
export const MOST_PROPOSALS = 100
const MOST_LOOKED_THROUGH = 500
/** Of each kind so many are looked through for one that waits: older ones are found in the list. */
const LOOKED_AT = 20

export type ProposalStore = ReturnType<typeof proposalStore>

/** The console's side of warnings. Every query names the centre: another's proposal isn't there. */
export function proposalStore(db: D1Database) {
  /** Does all of it, or nothing where somebody else was faster. */
  const together = async (statements: readonly D1PreparedStatement[]): Promise<boolean> => {
    try {
      await db.batch([...statements])
      return true
    } catch (error) {
      if (isPlaceTaken(error) || isUndone(error)) return false
      throw error
    }
  }

  return {
    /** A proposal of the centre, or one that it was asked to read, with the last event of its history. */
    async current(centreId: string, id: string): Promise<CurrentProposal | null> {
      const row = await db
        .prepare(
          `SELECT ${COLUMNS}, e.seq, e.mac FROM proposals p JOIN events e ON e.report_id = ?3
           WHERE ${OURS} AND p.id = ?2 ORDER BY e.seq DESC LIMIT 1`,
        )
        .bind(centreId, id, historyOf(id))
        .first<CurrentRow>()
      return row && { ...rowToProposal(row), head: { seq: row.seq, mac: row.mac } }
    },

    /** Whether any centre has one of this id. */
    async exists(id: string): Promise<boolean> {
      const found = await db.prepare('SELECT 1 AS one FROM proposals WHERE id = ?').bind(id).first()
      return found !== null
    },

    /**
     * Puts a new one there with the first event of its history, and one into the history of the report
     * that it follows from.
     * @returns false where one of this id is there, or the report's history went on meanwhile
     */
    async add(proposal: Proposal, event: ChainedEvent, ofReport: ChainedEvent | null) {
      const insert = db
        .prepare(
          `INSERT INTO proposals (id, centre_id, asked_centre, report_id, version, state, draft, proposed_by,
             proposed_at, published_by, reason, changed_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, NULL, ?10, ?11) ON CONFLICT (id) DO NOTHING`,
        )
        .bind(
          ...[proposal.id, proposal.centreId, proposal.askedCentre, proposal.reportId],
          ...[proposal.version, proposal.state],
          ...[proposal.draft && JSON.stringify(proposal.draft), proposal.proposedBy],
          ...[proposal.proposedAt, proposal.reason, proposal.changedAt],
        )
      return together([
        insert,
        insertEventOf(db, event, { table: 'proposals', id: proposal.id, version: 1 }),
        ...(ofReport ? [insertEvent(db, ofReport)] : []),
      ])
    },

    /** The same of an editors' warning that is withdrawn and had none, with what withdraws it. */
    addWithdrawn: (
      proposal: Proposal,
      event: ChainedEvent,
      also: readonly D1PreparedStatement[],
    ): Promise<boolean> =>
      together([
        db
          .prepare(
            `INSERT INTO proposals (id, centre_id, version, state, draft, proposed_by, proposed_at, reason,
               changed_at) VALUES (?1, ?2, 1, 'withdrawn', NULL, ?3, ?4, ?5, ?4)`,
          )
          .bind(
            ...[proposal.id, proposal.centreId, proposal.proposedBy, proposal.proposedAt],
            proposal.reason,
          ),
        insertEventOf(db, event, { table: 'proposals', id: proposal.id, version: 1 }),
        ...also,
      ]),

    /**
     * Changes one that is still as it was read, appends the event that says so, and does what belongs to
     * it, in one transaction. That nobody publishes what they wrote is a condition of the table.
     * @returns false when somebody else changed it in between; then nothing is written
     */
    change(
      current: CurrentProposal,
      next: Proposal,
      event: ChainedEvent,
      also: readonly D1PreparedStatement[] = [],
    ): Promise<boolean> {
      if (event.seq !== current.head.seq + 1) throw new Error('the event is linked to another read')
      const update = db
        .prepare(
          `UPDATE proposals SET asked_centre = ?4, version = version + 1, state = ?5, draft = ?6,
             proposed_by = ?7, proposed_at = ?8, published_by = ?9, reason = ?10, changed_at = ?11
           WHERE id = ?1 AND centre_id = ?2 AND version = ?3`,
        )
        .bind(
          ...[current.id, current.centreId, current.version, next.askedCentre, next.state],
          ...[next.draft && JSON.stringify(next.draft), next.proposedBy, next.proposedAt],
          ...[next.publishedBy, next.reason, next.changedAt],
        )
      const version = current.version + 1
      return together([
        update,
        insertEventOf(db, event, { table: 'proposals', id: current.id, version }),
        ...also,
      ])
    },

    /** Whether one of the last that changed waits for this officer: a second one, of either centre. */
    async isOneFor(centreId: string, officer: string): Promise<boolean> {
      const half = (where: string) =>
        `SELECT * FROM (SELECT p.state, p.proposed_by FROM proposals p WHERE ${where}
         ORDER BY p.changed_at DESC LIMIT ${LOOKED_AT})`
      const found = await db
        .prepare(
          `SELECT 1 AS one FROM (${half('p.centre_id = ?1')} UNION ALL ${half('p.asked_centre = ?1')})
           WHERE state = 'proposed' AND proposed_by <> ?2 LIMIT 1`,
        )
        .bind(centreId, officer)
        .first()
      return found !== null
    },

    /** The centre's proposals and those that it was asked to read, the last changed first. */
    async list(centreId: string, now: string): Promise<ListedProposal[]> {
      const half = (where: string) =>
        `SELECT * FROM (SELECT p.id, p.centre_id, p.version, p.state, p.proposed_by, p.reason, p.changed_at,
           json_extract(p.draft, '$.zh.title') AS title, json_extract(p.draft, '$.kind') AS kind
         FROM proposals p WHERE ${where} ORDER BY p.changed_at DESC LIMIT ${MOST_PROPOSALS})`
      const { results } = await db
        .prepare(
          `SELECT l.*, o.name AS proposer, w.expires_at,
             w.id IS NOT NULL AND w.withdrawn_at IS NULL AND w.expires_at > ?2 AS live
           FROM (SELECT * FROM (${half('p.centre_id = ?1')} UNION ALL ${half('p.asked_centre = ?1')})
             ORDER BY changed_at DESC LIMIT ${MOST_PROPOSALS}) l
           LEFT JOIN officers o ON o.id = l.proposed_by LEFT JOIN warnings w ON w.id = l.id
           ORDER BY l.changed_at DESC`,
        )
        .bind(centreId, now)
        .all<ListedRow>()
      return results.map(rowToListed)
    },

    /**
     * What somebody was the first to propose, the last changed first; also what others have changed since. Of
     * the centre's last changed so many are looked through.
     */
    async begunBy(
      { id, centreId }: { readonly id: string; readonly centreId: string },
      now: string,
    ): Promise<ListedProposal[]> {
      const { results } = await db
        .prepare(
          `SELECT p.id, p.centre_id, p.version, p.state, p.proposed_by, p.reason, p.changed_at,
             json_extract(p.draft, '$.zh.title') AS title, json_extract(p.draft, '$.kind') AS kind,
             NULL AS proposer, w.expires_at,
             w.id IS NOT NULL AND w.withdrawn_at IS NULL AND w.expires_at > ?3 AS live
           FROM (SELECT * FROM proposals WHERE centre_id = ?1 ORDER BY changed_at DESC
             LIMIT ${MOST_LOOKED_THROUGH}) p
           JOIN events e ON e.report_id = 'warning:' || p.id AND e.seq = 1 AND e.actor = ?2
           LEFT JOIN warnings w ON w.id = p.id
           ORDER BY p.changed_at DESC LIMIT ${MOST_PROPOSALS}`,
        )
        .bind(centreId, id, now)
        .all<ListedRow>()
      return results.map(rowToListed)
    },

    /** The names of those who proposed and published; null for who is no longer entered. */
    async namesOf(ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
      const { results } = await db
        .prepare('SELECT id, name FROM officers WHERE id IN (SELECT value FROM json_each(?))')
        .bind(JSON.stringify(ids.filter((id) => id !== null)))
        .all<{ id: string; name: string }>()
      return new Map(results.map(({ id, name }) => [id, name]))
    },

    /** The last event of a warning's history; null where it has none. */
    async headOf(id: string): Promise<ChainHead | null> {
      return db
        .prepare('SELECT seq, mac FROM events WHERE report_id = ? ORDER BY seq DESC LIMIT 1')
        .bind(historyOf(id))
        .first<ChainHead>()
    },
  }
}
