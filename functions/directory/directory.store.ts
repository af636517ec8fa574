import { insertSubjectEvent, isPlaceTaken, NO_HEAD, selectHead } from '../audit/event.store.ts'
import type { ChainedEvent, ChainHead } from '../audit/link-event.ts'
import type { Subject } from '../audit/subjects.ts'
import type { AuthorityKind, DirectoryChannel, DirectoryEntry, Level } from './vocabulary.ts'

/** So many entries of its own a centre may have. */
export const MOST_ENTRIES = 200

interface EntryRow {
  id: string
  name_zh: string
  name_en: string
  kind: AuthorityKind
  region: string | null
  level: Level
  channels: string
  public_key: string | null
  checked_on: string | null
  retired: number
}

/** An entry of a centre's own, or its correction of one of the editors'. */
export interface OwnEntry extends DirectoryEntry {
  readonly retired: boolean
}

const rowToEntry = (row: EntryRow): OwnEntry => ({
  id: row.id,
  name: { zh: row.name_zh, en: row.name_en },
  kind: row.kind,
  region: row.region,
  level: row.level,
  channels: JSON.parse(row.channels) as DirectoryChannel[],
  publicKey: row.public_key,
  lastChecked: row.checked_on,
  retired: row.retired === 1,
})

const COLUMNS =
  'id, name_zh, name_en, kind, region, level, channels, public_key, checked_on, retired'

export type DirectoryStore = ReturnType<typeof directoryStore>

/** To whom a centre passes things on. */
export function directoryStore(db: D1Database) {
  return {
    async own(centreId: string): Promise<readonly OwnEntry[]> {
      const { results } = await db
        .prepare(`SELECT ${COLUMNS} FROM directory WHERE centre_id = ? ORDER BY id LIMIT ?`)
        .bind(centreId, MOST_ENTRIES)
        .all<EntryRow>()
      return results.map(rowToEntry)
    },

    async headOf(subject: Subject): Promise<ChainHead> {
      return (await selectHead(db, subject).first<ChainHead>()) ?? NO_HEAD
    },

    /** @returns false when somebody else changed it meanwhile; then nothing is written */
    async keep(entry: OwnEntry, event: ChainedEvent): Promise<boolean> {
      const insert = db
        .prepare(
          `INSERT INTO directory (centre_id, ${COLUMNS}, changed_at)
           VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
           ON CONFLICT (centre_id, id) DO UPDATE SET name_zh = ?3, name_en = ?4, kind = ?5,
             region = ?6, level = ?7, channels = ?8, public_key = ?9, checked_on = ?10,
             retired = ?11, changed_at = ?12`,
        )
        .bind(
          ...[event.centreId, entry.id, entry.name.zh, entry.name.en, entry.kind, entry.region],
          ...[entry.level, JSON.stringify(entry.channels), entry.publicKey, entry.lastChecked],
          ...[entry.retired ? 1 : 0, event.at],
        )
      try {
        await db.batch([insert, insertSubjectEvent(db, event)])
        return true
      } catch (error) {
        if (isPlaceTaken(error)) return false
        throw error
      }
    },
  }
}
