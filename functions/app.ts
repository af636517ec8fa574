import { Hono } from 'hono'

/** The API: every route of the Worker that isn't a page. */
export function newApp() {
  return new Hono().get('/api/v1/health', (c) => c.json({ ok: true }))
}
