import type { Officer } from './officer.ts'
import type { Role } from './roles.ts'

interface OfficerRow {
  id: string
  name: string
  role: Role
  centre_id: string
  school_id: string | null
}

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
  }
}
