import { env } from 'cloudflare:workers'
import { closeApi, newApp } from '../../functions/app.ts'
import { centresOf } from '../../functions/centres/centres.ts'
import { emptyLastResort } from '../../functions/outbox/empty-last-resort.ts'
import { lastResortStore } from '../../functions/outbox/last-resort.store.ts'
import { outboxOf } from '../../functions/outbox/outbox.ts'
import { OutboxShard as RealShard } from '../../functions/outbox/outbox-shard.ts'
import { type Fault, WELL } from './faults.ts'
import { faultyDatabase, faultyKv, faultyOutbox } from './faulty-bindings.ts'

/** The way in of reports, on stores that fail as they are told. */
const given = env as unknown as Bindings & { CENTRES: string; FAULT?: string }
let fault: Fault = given.FAULT ? JSON.parse(given.FAULT) : WELL
const now = () => fault

const faulty: Bindings = {
  ...given,
  DB: faultyDatabase(given.DB, () => now().d1),
  OUTBOX: faultyOutbox(given.OUTBOX, () => now().outbox),
  KV: faultyKv(given.KV, () => now().kv),
}

/** The outbox meets the same database. */
export class OutboxShard extends RealShard {
  constructor(state: DurableObjectState, _: Bindings) {
    super(state, faulty)
  }
}

const app = newApp({ overrides: { centres: centresOf(JSON.parse(given.CENTRES)) } })
closeApi(app)

export default {
  async fetch(request: Request, _: unknown, execution: ExecutionContext): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/fault') {
      fault = await request.json()
      return new Response()
    }
    // The scheduled job, at a minute at which it looks.
    if (pathname === '/tidy') {
      const stores = { outbox: outboxOf(given.OUTBOX), lastResort: lastResortStore(given.KV) }
      await emptyLastResort({ ...stores, clock: () => new Date(0), log: () => {} })
      const waiting = (await stores.lastResort.list(1_000)).length
      return Response.json({ left: waiting + (await stores.outbox.count()) })
    }
    return app.fetch(request, faulty, execution)
  },
}
