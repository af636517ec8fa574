import { Hono } from 'hono'
import type { AppEnv } from '../http/app-env.ts'
import { listEnding } from './list-ending.ts'

/** What is erased soon. */
export const retention = new Hono<AppEnv>().get('/retention', async (c) =>
  c.json(await listEnding(c.get('ctx'), c.get('officer'))),
)
