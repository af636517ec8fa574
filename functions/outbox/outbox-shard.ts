import { DurableObject } from 'cloudflare:workers'
import { alertUrgent } from '../alerts/alert-urgent.ts'
import { createContext } from '../context.ts'
import { errorName, log } from '../http/request-log.ts'
import type { StoredIdentity } from '../reports/report.store.ts'
import { drain, pauseAfter } from './drain.ts'
import type { Held } from './held.ts'
import { type ShardStore, shardStore } from './shard.store.ts'

/**
 * One of the objects that hold reports and appeals while D1 can't be reached. What it has acknowledged is on its own
 * disk; its alarm brings it to D1. An alarm that throws is given up after six tries, so this one never
 * throws and always sets the next.
 */
export class OutboxShard extends DurableObject<Bindings> {
  readonly #store: ShardStore
  #failures = 0

  constructor(state: DurableObjectState, env: Bindings) {
    super(state, env)
    this.#store = shardStore(state.storage.sql)
  }

  /** Keeps it; whoever gets an answer may rely on it. @returns what is kept under its key */
  async hold(held: Held): Promise<StoredIdentity> {
    const kept = this.#store.hold(held)
    await this.wake()
    return kept
  }

  find(receiptMac: string): Held | null {
    return this.#store.find(receiptMac)
  }

  count(): number {
    return this.#store.count()
  }

  /** Makes sure that an alarm is set while anything is left. */
  async wake(): Promise<void> {
    if (this.#store.count() === 0 || (await this.ctx.storage.getAlarm()) !== null) return
    await this.ctx.storage.setAlarm(Date.now() + pauseAfter(1))
  }

  override async alarm(): Promise<void> {
    let again: number | null = pauseAfter(99)
    try {
      const ctx = createContext(this.env)
      const drained = await drain(ctx, this.#store, this.#failures)
      this.#failures = drained.failures
      again = drained.again
      if (drained.delivered > 0) await alertUrgent(ctx)
    } catch (error) {
      log('job-failed', { job: 'outbox', error: errorName(error) })
    }
    if (again !== null) await this.ctx.storage.setAlarm(Date.now() + again)
  }
}
