/** How SQLite would answer a statement. */
export async function planOf(db: D1Database, sql: string, values: unknown[]): Promise<string[]> {
  const { results } = await db
    .prepare(`EXPLAIN QUERY PLAN ${sql}`)
    .bind(...values)
    .all<{ detail: string }>()
  return results.map(({ detail }) => detail)
}

/** Steps that read a table from end to end; what a part of the statement has made is no table. */
export function fullScansOf(plan: readonly string[]): string[] {
  const made = plan.flatMap((step) => /^(?:CO-ROUTINE|MATERIALIZE) (\w+)/.exec(step)?.[1] ?? [])
  return plan.filter((step) => {
    const [, name = ''] = /^SCAN (\w+)(?! VIRTUAL| USING)/.exec(step) ?? []
    return name !== '' && !['CONSTANT', ...made].includes(name)
  })
}
