import { env } from 'cloudflare:workers'
import { closeApi, newApp } from '../../functions/app.ts'
import { centresOf } from '../../functions/centres/centres.ts'

export { OutboxShard } from '../../functions/outbox/outbox-shard.ts'

/** The whole way in, and nothing of the site: the centres and their keys come as a binding. */
const app = newApp({
  overrides: { centres: centresOf(JSON.parse((env as unknown as { CENTRES: string }).CENTRES)) },
})
closeApi(app)

export default { fetch: app.fetch }
