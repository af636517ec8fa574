import { env } from 'cloudflare:workers'

/** Every row of every table of the database under test, as text: what a thief of it would read. */
export async function everythingStored(): Promise<string> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  ).all<{ name: string }>()
  const tables = results.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}"`).all())
  return JSON.stringify(await Promise.all(tables))
}
