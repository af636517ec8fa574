import type { Role } from './roles.ts'

/** Who works at the console: a row of D1, found by the email that Access vouches for. */
export interface Officer {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly centreId: string
}

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
