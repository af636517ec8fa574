import { DatabaseSync } from 'node:sqlite'
import type { Warning } from '../../functions/warnings/warning.schema.ts'
import { databaseFile } from './stored-rows.ts'

/** Puts a warning into the portal's own database, as publishing would; withdrawn where `reason` says why. */
export function storeWarning(warning: Warning, reason: string | null = null): void {
  const at = new Date().toISOString()
  change((database) => {
    database
      .prepare(
        `INSERT INTO warnings (id, centre_id, version, seq, changed_at, by, kind, scam_type, region,
           school_id, school, since, confidence, published_at, updated_at, expires_at, corrections,
           withdrawn_at, reason)
         VALUES (?, 'jiangpan', 1, (SELECT coalesce(max(seq), 0) + 1 FROM warnings), ?, ?, ?, ?, ?, ?, ?, ?,
           ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[warning.id, at, warning.by, warning.kind, warning.scamType, warning.region],
        ...[warning.school?.id ?? null, warning.school && JSON.stringify(warning.school)],
        ...[warning.since, warning.confidence, warning.publishedAt, warning.updatedAt],
        ...[warning.expiresAt, JSON.stringify(warning.corrections), reason && at, reason],
      )
    if (reason) return
    for (const lang of ['zh', 'en'] as const) {
      const said = warning.words[lang]
      if (!said) continue
      const { title, summary, ...body } = said
      database
        .prepare("INSERT INTO warning_words VALUES (?, ?, 'jiangpan', ?, ?, ?)")
        .run(warning.id, lang, title, summary, JSON.stringify(body))
    }
  })
}

/** Withdraws one that is there. */
export function withdrawStored(id: string): void {
  change((database) => {
    database
      .prepare(
        `UPDATE warnings SET withdrawn_at = ?2, reason = 'over', changed_at = ?2, version = version + 1,
           seq = (SELECT max(seq) + 1 FROM warnings) WHERE id = ?1`,
      )
      .run(id, new Date().toISOString())
  })
}

function change(work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(databaseFile())
  try {
    database.exec('PRAGMA busy_timeout = 5000')
    work(database)
  } finally {
    database.close()
  }
}
