/** The one table of the bare Worker. */
export const createBareTable = (db: D1Database) =>
  db.exec('CREATE TABLE bare (id TEXT PRIMARY KEY, body TEXT NOT NULL)')

export const insertBare = (db: D1Database, id: string, body: string) =>
  db.prepare('INSERT INTO bare (id, body) VALUES (?, ?)').bind(id, body).run()
