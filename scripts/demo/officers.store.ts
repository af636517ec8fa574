import type { DemoRole } from './roles.ts'

/** SQL that puts the demonstration's people into `officers`; running it twice changes nothing. */
export function officersSql(
  roles: readonly DemoRole[],
  centreOf: (role: DemoRole) => string,
): string {
  const rows = roles.map((role) =>
    [role.id, role.email, role.name, role.role, centreOf(role)].map(quote).join(', '),
  )
  return rows
    .map(
      (row) =>
        `INSERT INTO officers (id, email, name, role, centre_id) VALUES (${row}) ON CONFLICT (id) DO NOTHING;\n`,
    )
    .join('')
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
