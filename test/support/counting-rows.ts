/** The same database, adding up the rows that are read, as D1 bills them, and how often it is asked. */
export function countingRows(db: D1Database) {
  let rows = 0
  let asked = 0
  const count = <T extends D1Result>(result: T) => {
    rows += result.meta.rows_read
    return result
  }
  const counted = {
    prepare: (sql: string) => {
      const prepared = db.prepare(sql)
      return {
        bind: (...values: unknown[]) => {
          const bound = prepared.bind(...values)
          const run = bound.run.bind(bound)
          const all = async () => {
            asked += 1
            return count(await run())
          }
          const first = async (column?: string) => {
            const row = (await all()).results[0] as Record<string, unknown> | undefined
            return (column === undefined ? row : row?.[column]) ?? null
          }
          return Object.assign(bound, { all, run: all, first })
        },
      }
    },
    batch: async (statements: D1PreparedStatement[]) => {
      asked += 1
      return (await db.batch(statements)).map(count)
    },
  }
  return { db: counted as unknown as D1Database, rowsRead: () => rows, trips: () => asked }
}
