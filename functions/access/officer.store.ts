import type { Officer } from './officer.ts'
import type { Role } from './roles.ts'

export type OfficerStore = ReturnType<typeof officerStore>

/** The people of the console. The email is what leads to a centre, so none is named here. */
export function officerStore(db: D1Database) {
  return {
    /** The active officer with this email (lower case), or null. */
    async findOfficer(email: string): Promise<Officer | null> {
      const row = await db
        .prepare('SELECT id, name, role, centre_id FROM officers WHERE email = ? AND active = 1')
        .bind(email)
        .first<{ id: string; name: string; role: Role; centre_id: string }>()
      return row && { id: row.id, name: row.name, role: row.role, centreId: row.centre_id }
    },
  }
}
