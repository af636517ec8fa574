import { Hono } from 'hono'
import { insertBare } from './bare.store.ts'

/** The least that an intake could do: read the JSON, write it as one row. No door, no sealing. */
const app = new Hono<{ Bindings: { DB: D1Database } }>().post('/api/v1/reports', async (c) => {
  const body = await c.req.json()
  const id = crypto.randomUUID()
  await insertBare(c.env.DB, id, JSON.stringify(body))
  return c.json({ reference: id }, 201)
})

export default { fetch: app.fetch }
