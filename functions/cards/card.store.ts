import { fromBase64url } from '../sealing/base64url.ts'
import type { KeptCard } from '../warnings/scopes.store.ts'
import { CARD_LANGS, type CardLang } from './card-code.ts'
import type { Card } from './check-card.ts'

/** The cards of a warning, by language. */
export type Cards = Partial<Record<CardLang, Card>>

/** A card that there is or was. */
interface Listed {
  readonly id: string
  readonly lang: CardLang
  /** False where readers must not have it any more. */
  readonly isShown: boolean
}

export type CardStore = ReturnType<typeof cardStore>

/** The card images of published warnings: what readers get in KV is made from these rows. */
export function cardStore(db: D1Database) {
  return {
    /**
     * Statements that give a warning these cards and no others, for the batch that publishes or touches it:
     * only where the warning now is as that change left it.
     */
    replacing: (centreId: string, id: string, version: number, at: string, cards: Cards) =>
      CARD_LANGS.map((lang) => {
        const card = cards[lang]
        const done =
          'EXISTS (SELECT 1 FROM warnings WHERE id = ?1 AND version = ?3 AND changed_at = ?4)'
        if (!card) {
          return db
            .prepare(
              `UPDATE warning_cards SET picture = NULL WHERE warning_id = ?1 AND lang = ?2 AND ${done}`,
            )
            .bind(id, lang, version, at)
        }
        return db
          .prepare(
            `INSERT INTO warning_cards (warning_id, lang, centre_id, digest, width, height, picture)
             SELECT ?1, ?2, ?5, ?6, ?7, ?8, ?9 WHERE ${done}
             ON CONFLICT (warning_id, lang) DO UPDATE SET digest = excluded.digest,
               width = excluded.width, height = excluded.height, picture = excluded.picture`,
          )
          .bind(
            ...[id, lang, version, at, centreId],
            ...[card.digest, card.width, card.height, card.picture],
          )
      }),

    /** A statement that takes them away with the warning. */
    dropping: (id: string) =>
      db.prepare('UPDATE warning_cards SET picture = NULL WHERE warning_id = ?').bind(id),

    /** Which cards some warnings have or had. */
    async listed(ids: readonly string[]): Promise<Listed[]> {
      const { results } = await db
        .prepare(
          `SELECT c.warning_id AS id, c.lang, c.picture IS NOT NULL AND w.withdrawn_at IS NULL AS shown
           FROM json_each(?1) AS j JOIN warning_cards c ON c.warning_id = j.value
           JOIN warnings w ON w.id = c.warning_id`,
        )
        .bind(JSON.stringify(ids))
        .all<{ id: string; lang: CardLang; shown: number }>()
      return results.map(({ id, lang, shown }) => ({ id, lang, isShown: shown === 1 }))
    },

    /** A card as readers are to have it; null where they aren't. */
    async find(id: string, lang: CardLang): Promise<KeptCard | null> {
      const row = await db
        .prepare('SELECT digest, picture FROM warning_cards WHERE warning_id = ? AND lang = ?')
        .bind(id, lang)
        .first<{ digest: string; picture: string | null }>()
      if (!row?.picture) return null
      const bytes = fromBase64url(row.picture)
      return bytes.ok ? { png: bytes.value.buffer, digest: row.digest } : null
    },
  }
}
