import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

// All files run in one workerd (test/vitest.config.ts): each begins with nothing stored. In a hook,
// because a file may be read while the one before it still runs.
beforeAll(async () => {
  await reset()
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
})
