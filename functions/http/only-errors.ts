import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

/** Hono catches errors only: whatever else is thrown becomes one, so that no path leads round on-error. */
export const onlyErrors = createMiddleware<AppEnv>(async function onlyErrors(_, next) {
  try {
    await next()
  } catch (thrown) {
    throw thrown instanceof Error ? thrown : new Error('something was thrown that is no error')
  }
})
