/** As somebody would who may change the database: the triggers that hold the log are dropped first. */
export async function tampering(
  db: D1Database,
  statements: readonly D1PreparedStatement[],
): Promise<void> {
  const { results } = await db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'")
    .all<{ name: string; sql: string }>()
  await db.batch([
    ...results.map(({ name }) => db.prepare(`DROP TRIGGER ${name}`)),
    ...statements,
    ...results.map(({ sql }) => db.prepare(sql)),
  ])
}
