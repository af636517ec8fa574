/** What somebody is at a centre; the same list as the check on the officers table. */
export const ROLES = ['reader', 'officer', 'lead', 'admin', 'school'] as const
export type Role = (typeof ROLES)[number]
