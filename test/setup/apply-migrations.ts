import { applyD1Migrations, reset } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

// All files run in one workerd (test/vitest.config.ts): each begins with nothing stored.
await reset()
await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
