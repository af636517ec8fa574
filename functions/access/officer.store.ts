import type { Colleague, Officer } from './officer.ts'
import type { Role } from './roles.ts'

interface OfficerRow {
  id: string
  name: string
  role: Role
  centre_id: string
  school_id: string | null
}

/** As `ACT` of triage/policy.ts: whoever may claim may be given something. */
const HANDLES = "role IN ('officer', 'lead') AND active = 1"

/** More than any centre has; a list that nobody could choose from is cut. */
const MOST_COLLEAGUES = 200

export type OfficerStore = ReturnType<typeof officerStore>

/** The people of the console. The email is what leads to a centre, so none is named here. */
export function officerStore(db: D1Database) {
  return {
    /** The active officer with this email (lower case), or null. */
    async findOfficer(email: string): Promise<Officer | null> {
      const row = await db
        .prepare(
          `SELECT id, name, role, centre_id, school_id FROM officers WHERE email = ? AND active = 1`,
        )
        .bind(email)
        .first<OfficerRow>()
      if (!row) return null
      const { id, name, role, centre_id: centreId, school_id: schoolId } = row
      return { id, name, role, centreId, ...(schoolId !== null && { schoolId }) }
    },

    /** Who of a centre may hold a report, by name: those who are entered, let in now, and handle reports. */
    async colleagues(centreId: string): Promise<Colleague[]> {
      const { results } = await db
        .prepare(
          `SELECT id, name, role FROM officers INDEXED BY officers_at_centre
           WHERE centre_id = ?1 AND ${HANDLES} ORDER BY name LIMIT ?2`,
        )
        .bind(centreId, MOST_COLLEAGUES)
        .all<Colleague>()
      return results
    },

    /** One of them; null for anybody else. */
    async colleague(centreId: string, id: string): Promise<Colleague | null> {
      return db
        .prepare(
          `SELECT id, name, role FROM officers WHERE id = ?2 AND centre_id = ?1 AND ${HANDLES}`,
        )
        .bind(centreId, id)
        .first<Colleague>()
    },
  }
}
