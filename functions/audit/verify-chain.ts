import { err, ok, type Result } from '../result.ts'
import { chainMac } from './chain.ts'
import type { ChainedEvent, ChainHead } from './link-event.ts'

export interface ChainBreak {
  /** `gap`: an event is missing or out of order; `altered`: its MAC doesn't fit what it says. */
  readonly code: 'gap' | 'altered'
  /** The number in the report's history that was expected where the chain breaks. */
  readonly seq: number
}

/**
 * Checks a report's history, or a page of it, first event first, as it is stored: the page must follow
 * `anchor`, the event before it; null where the history begins. Finds a changed, removed, inserted or
 * reordered event. A tail that was cut off looks like a shorter history: only a checkpoint that lies
 * elsewhere can show that.
 */
export async function verifyReportChain(
  events: readonly ChainedEvent[],
  secret: Uint8Array,
  anchor: ChainHead | null = null,
): Promise<Result<number, ChainBreak>> {
  let previous = anchor?.mac ?? ''
  const first = (anchor?.seq ?? 0) + 1
  for (const [i, event] of events.entries()) {
    const seq = first + i
    if (event.seq !== seq) return err({ code: 'gap', seq })
    if ((await chainMac(secret, event, previous)) !== event.mac)
      return err({ code: 'altered', seq })
    previous = event.mac
  }
  return ok(events.length)
}
