export { OutboxShard } from '../../functions/outbox/outbox-shard.ts'

/** The Worker that hosts the `.worker` tests; they call the app themselves. */
export default { fetch: () => new Response('the tests call the app themselves', { status: 404 }) }
