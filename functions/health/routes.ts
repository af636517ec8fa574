import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'

/** GET /api/v1/health: that the Worker runs and is configured; says nothing about the database. */
export const health = new Hono<AppEnv>().get('/', (c) =>
  c.json({ status: 'ok', demo: c.get('ctx').demo, time: c.get('ctx').clock().toISOString() }),
)
