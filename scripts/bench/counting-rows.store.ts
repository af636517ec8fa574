/**
 * The same database, adding up the rows that are read, as D1 bills them, and how often it is asked, and
 * remembering what.
 */
export function countingRows(db: D1Database) {
  let rows = 0
  let asked = 0
  const statements: { sql: string; values: unknown[] }[] = []
  const count = <T extends D1Result>(result: T) => {
    rows += result.meta.rows_read
    return result
  }
  const counted = {
    prepare: (sql: string) => {
      const prepared = db.prepare(sql)
      return {
        bind: (...values: unknown[]) => {
          statements.push({ sql, values })
          const inner = prepared.bind(...values)
          const all = async () => {
            asked += 1
            return count(await inner.run())
          }
          const first = async (column?: string) => {
            const row = (await all()).results[0] as Record<string, unknown> | undefined
            return (column === undefined ? row : row?.[column]) ?? null
          }
          return { inner, all, run: all, first }
        },
      }
    },
    batch: async (statements: { inner: D1PreparedStatement }[]) => {
      asked += 1
      return (await db.batch(statements.map(({ inner }) => inner))).map(count)
    },
  }
  return {
    db: counted as unknown as D1Database,
    rowsRead: () => rows,
    trips: () => asked,
    statements,
  }
}
