import { handle } from '@astrojs/cloudflare/handler'
import { closeApi, newApp } from './app.ts'
import { carryContext, createContext } from './context.ts'

export { OutboxShard } from './outbox/outbox-shard.ts'

import { runSchedule } from './schedule.ts'

const app = newApp()
closeApi(app)

// Everything else is a page: Astro renders it behind the same doors as the API.
app.all('*', async (c) => {
  const { env, executionCtx } = c
  if (c.get('nowhere')) {
    const page = await handle(
      new Request(new URL('/404/', c.req.url)),
      env,
      executionCtx as ExecutionContext,
    )
    return new Response(page.body, { status: 404, headers: page.headers })
  }
  carryContext(c.req.raw, c.get('ctx'))
  return handle(c.req.raw, env, executionCtx as ExecutionContext)
})

export default {
  fetch: app.fetch,
  scheduled: async (_event, env) => runSchedule(createContext(env)),
} satisfies ExportedHandler<Bindings>
