import { insertEventOf, isPlaceTaken, isUndone } from '../audit/event.store.ts'
import type { ChainedEvent } from '../audit/link-event.ts'

/** Somebody of a school who may come in. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly schoolId: string
  readonly active: boolean
  readonly version: number
}

interface Row {
  id: string
  name: string
  email: string
  school_id: string
  active: number
  version: number
}

const rowToStaff = (row: Row): Staff => ({
  id: row.id,
  name: row.name,
  email: row.email,
  schoolId: row.school_id,
  active: row.active === 1,
  version: row.version,
})

const COLUMNS = 'id, name, email, school_id, active, version'

const isTaken = (error: unknown) =>
  error instanceof Error && /UNIQUE constraint failed: officers\./.test(error.message)

export type StaffStore = ReturnType<typeof staffStore>

/** The people of schools, as their centre keeps them; of officers nothing is read or changed here. */
export function staffStore(db: D1Database) {
  const together = async (statements: readonly D1PreparedStatement[]): Promise<boolean> => {
    try {
      await db.batch([...statements])
      return true
    } catch (error) {
      if (isTaken(error) || isPlaceTaken(error) || isUndone(error)) return false
      throw error
    }
  }
  return {
    async list(centreId: string): Promise<Staff[]> {
      const { results } = await db
        .prepare(
          `SELECT ${COLUMNS} FROM officers WHERE centre_id = ? AND role = 'school'
             AND school_id IS NOT NULL ORDER BY name LIMIT 500`,
        )
        .bind(centreId)
        .all<Row>()
      return results.map(rowToStaff)
    },

    async find(centreId: string, id: string): Promise<Staff | null> {
      const row = await db
        .prepare(
          `SELECT ${COLUMNS} FROM officers WHERE id = ?1 AND centre_id = ?2 AND role = 'school'
             AND school_id IS NOT NULL`,
        )
        .bind(id, centreId)
        .first<Row>()
      return row && rowToStaff(row)
    },

    /** @returns false where the mailbox is somebody's already, whoever's */
    add: (centreId: string, { id, name, email, schoolId }: Staff, event: ChainedEvent) =>
      together([
        db
          .prepare(
            `INSERT INTO officers (id, email, name, role, centre_id, active, school_id)
             VALUES (?1, ?2, ?3, 'school', ?4, 1, ?5)`,
          )
          .bind(id, email, name, centreId, schoolId),
        insertEventOf(db, event, { table: 'officers', id, version: 1 }),
      ]),

    /** @returns false when somebody changed it in between */
    change: (centreId: string, { id, version }: Staff, active: boolean, event: ChainedEvent) =>
      together([
        db
          .prepare(
            `UPDATE officers SET active = ?4, version = version + 1
             WHERE id = ?1 AND centre_id = ?2 AND version = ?3 AND role = 'school'`,
          )
          .bind(id, centreId, version, active ? 1 : 0),
        insertEventOf(db, event, { table: 'officers', id, version: version + 1 }),
      ]),
  }
}
