import { Hono } from 'hono'
import { answerOnce } from '../http/answer-once.ts'
import type { AppEnv } from '../http/app-env.ts'

/** GET /api/v1/schools: the directory. Public: any site may read it (http/headers.ts). */
export const schools = new Hono<AppEnv>().get('/', async (c) => {
  const list = c.get('ctx').schools.all.map(({ id, name, kind, region, domains, example }) => ({
    ...{ id, name: { zh: name.zh, en: name.en ?? null }, kind, region, domains },
    example: example ?? false,
  }))
  return answerOnce(c.req.raw, JSON.stringify({ schools: list }), 'application/json')
})
