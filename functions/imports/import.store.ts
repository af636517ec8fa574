export type ImportStore = ReturnType<typeof importStore>

/** What an import asks before it sends anything. */
export function importStore(db: D1Database) {
  return {
    /** Which of these MACs of Idempotency-Keys stand for a report of the centre. */
    async knownKeys(centreId: string, keyMacs: readonly string[]): Promise<string[]> {
      const { results } = await db
        .prepare(
          `SELECT r.key_mac FROM json_each(?1) AS j JOIN reports r ON r.key_mac = j.value
           WHERE r.centre_id = ?2`,
        )
        .bind(JSON.stringify(keyMacs), centreId)
        .all<{ key_mac: string }>()
      return results.map(({ key_mac }) => key_mac)
    },
  }
}
