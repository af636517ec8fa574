import type { StoredIdentity } from '../reports/report.store.ts'
import { type Held, identityOf, placeOf } from './held.ts'

export type ShardStore = ReturnType<typeof shardStore>

/** The SQLite inside one Durable Object: one row for each of what still has to reach D1. */
export function shardStore(sql: SqlStorage) {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS held (
       key_mac     TEXT NOT NULL PRIMARY KEY,
       receipt_mac TEXT NOT NULL,
       tries       INTEGER NOT NULL DEFAULT 0,
       at          TEXT NOT NULL,
       content     TEXT NOT NULL               -- JSON: Held
     ) WITHOUT ROWID`,
  )
  sql.exec('CREATE INDEX IF NOT EXISTS held_receipt ON held (receipt_mac)')
  sql.exec('CREATE INDEX IF NOT EXISTS held_order ON held (tries, at)')
  const one = (query: string, ...bound: string[]): Held | null => {
    const [row] = sql.exec<{ content: string }>(query, ...bound)
    return row ? JSON.parse(row.content) : null
  }
  return {
    /** Keeps it unless its key is here already. @returns the identity of what is kept */
    hold(held: Held): StoredIdentity {
      const { keyMac, receiptMac, createdAt } = placeOf(held)
      sql.exec(
        `INSERT INTO held (key_mac, receipt_mac, at, content) VALUES (?, ?, ?, ?)
         ON CONFLICT (key_mac) DO NOTHING`,
        ...[keyMac, receiptMac, createdAt, JSON.stringify(held)],
      )
      return identityOf(one('SELECT content FROM held WHERE key_mac = ?', keyMac) ?? held)
    },

    find: (receiptMac: string): Held | null =>
      one('SELECT content FROM held WHERE receipt_mac = ?', receiptMac),

    /** Those that were tried least often, of these the oldest. */
    next: (limit: number): Held[] =>
      sql
        .exec<{ content: string }>('SELECT content FROM held ORDER BY tries, at LIMIT ?', limit)
        .toArray()
        .map(({ content }) => JSON.parse(content)),

    count: (): number => sql.exec<{ n: number }>('SELECT count(*) AS n FROM held').one().n,

    remove: (keyMac: string): void => {
      sql.exec('DELETE FROM held WHERE key_mac = ?', keyMac)
    },

    /** Puts one that could not be written behind the others; it is never given up. */
    putBack: (keyMac: string): void => {
      sql.exec('UPDATE held SET tries = tries + 1 WHERE key_mac = ?', keyMac)
    },
  }
}
