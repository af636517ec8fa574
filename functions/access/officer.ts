import type { Role } from './roles.ts'

/** Who works at the console: a row of D1, found by the email that Access vouches for. */
export interface Officer {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly centreId: string
  /** Whose campus it is; only of people with the role `school`. */
  readonly schoolId?: string | null
}

/** Somebody to whom a report can be given. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly role: Extract<Role, 'officer' | 'lead'>
}
