import type { DemoRole } from './roles.ts'

/** SQL that puts the demonstration's people into `officers`; running it twice changes nothing. */
export function officersSql(
  roles: readonly DemoRole[],
  centreOf: (role: DemoRole) => string,
): string {
  const rows = roles.map((role) =>
    [...[role.id, role.email, role.name, role.role, centreOf(role)].map(quote), school(role)].join(
      ', ',
    ),
  )
  return rows
    .map(
      (row) =>
        `INSERT INTO officers (id, email, name, role, centre_id, school_id) VALUES (${row})
         ON CONFLICT (id) DO UPDATE SET email = excluded.email, school_id = excluded.school_id;\n`,
    )
    .join('')
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

const school = (role: DemoRole) => (role.school ? quote(role.school) : 'NULL')
