import { MOST_VIEWS, type SavedView } from './saved-view.ts'

/** Every statement names the officer: nobody sees, or changes, another's views. */
export function viewsStore(db: D1Database) {
  return {
    async views(officerId: string): Promise<readonly SavedView[]> {
      const { results } = await db
        .prepare('SELECT name, query FROM saved_views WHERE officer_id = ? ORDER BY name LIMIT ?')
        .bind(officerId, MOST_VIEWS)
        .all<{ name: string; query: string }>()
      return results
    },

    /** @returns false when there is no room for one more; one of the same name is replaced */
    async saveView(centreId: string, officerId: string, view: SavedView): Promise<boolean> {
      const { meta } = await db
        .prepare(
          `INSERT INTO saved_views (officer_id, name, query, centre_id)
           SELECT ?1, ?2, ?3, ?4 WHERE (SELECT COUNT(*) FROM saved_views
             WHERE officer_id = ?1 AND name <> ?2) < ?5
           ON CONFLICT (officer_id, name) DO UPDATE SET query = excluded.query`,
        )
        .bind(officerId, view.name, view.query, centreId, MOST_VIEWS)
        .run()
      return meta.changes > 0
    },

    async dropView(officerId: string, name: string): Promise<void> {
      await db
        .prepare('DELETE FROM saved_views WHERE officer_id = ?1 AND name = ?2')
        .bind(officerId, name)
        .run()
    },
  }
}
