import { handle } from '@astrojs/cloudflare/handler'
import { closeApi, newApp } from './app.ts'
import { carryContext } from './context.ts'

const app = newApp()
closeApi(app)

// Everything else is a page: Astro renders it behind the same doors as the API.
app.all('*', async (c) => {
  carryContext(c.req.raw, c.get('ctx'))
  return handle(c.req.raw, c.env, c.executionCtx as ExecutionContext)
})

export default {
  fetch: app.fetch,
  async scheduled() {},
} satisfies ExportedHandler<Bindings>
