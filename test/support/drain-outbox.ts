import { listDurableObjectIds, runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'

/** Fires every alarm of the outbox until none is set: what it holds is in D1 then. */
export async function drainOutbox(): Promise<void> {
  let fired = true
  for (let goes = 0; fired && goes < 100; goes++) {
    fired = false
    for (const id of await listDurableObjectIds(env.OUTBOX)) {
      fired = (await runDurableObjectAlarm(env.OUTBOX.get(id))) || fired
    }
  }
}
