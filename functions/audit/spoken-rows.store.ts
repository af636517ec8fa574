/** Where each kind that the log speaks of (`spoken-of.ts`) has its rows, and what it is named by there. */
const ROWS = [
  ['appeal', 'appeals', 'id'],
  ['case', 'cases', 'id'],
  ['directory', 'directory', "centre_id || '/' || id"],
  ['indicator', 'verdicts', 'id'],
  ['referral', 'referrals', 'id'],
  ['takedown', 'takedowns', 'id'],
  ['warning', 'proposals', 'id'],
  ['webhook', 'webhooks', 'id'],
] as const

const NAME = /^[\w:./-]*$/

/**
 * Names of all those rows above `after`, kind by kind; none at the end. `ask` runs a query that holds its
 * values, for this is also asked where nothing can be bound, and D1 joins only five tables by UNION.
 * @throws Error when `after` is no name
 */
export async function readSpokenRows(
  ask: (sql: string) => Promise<readonly { readonly name: string }[]>,
  after: string,
  limit: number,
): Promise<string[]> {
  if (!NAME.test(after)) throw new Error('not a name')
  const reached = Math.max(
    0,
    ROWS.findIndex(([kind]) => after.startsWith(`${kind}:`)),
  )
  for (const [kind, table, id] of ROWS.slice(reached)) {
    const past = after.startsWith(`${kind}:`) ? after.slice(kind.length + 1) : ''
    const found = await ask(
      `SELECT '${kind}:' || ${id} AS name FROM ${table} WHERE ${id} > '${past}'
       ORDER BY ${id} LIMIT ${Math.trunc(limit)}`,
    )
    if (found.length > 0) return found.map(({ name }) => name)
  }
  return []
}
