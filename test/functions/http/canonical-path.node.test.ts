import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { AppEnv } from '../../../functions/http/app-env.ts'
import { canonicalPath } from '../../../functions/http/canonical-path.ts'

it('judges a path in one pass, however it is made', async () => {
  const app = new Hono<AppEnv>().use(canonicalPath)
  // A pattern that can match in two ways takes four seconds for these 28 letters, and doubles with each.
  const started = performance.now()
  const response = await app.request(`https://jingzhong.test/${'a'.repeat(28)}!`)
  expect(response.status).toBe(404)
  expect(performance.now() - started).toBeLessThan(500)
})

it('refuses an address beyond two kilobytes', async () => {
  const app = new Hono<AppEnv>().use(canonicalPath)
  const response = await app.request(`https://jingzhong.test/${'a'.repeat(2048)}`)
  expect(response.status).toBe(414)
})
