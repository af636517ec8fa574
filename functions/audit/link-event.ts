import { chainMac, type EventDraft } from './chain.ts'

/** The last event of a report: what the next one is chained to. */
export interface ChainHead {
  readonly seq: number
  readonly mac: string
}

export interface ChainedEvent extends EventDraft {
  readonly mac: string
}

/**
 * Makes the event that follows `head`. Whether it may be stored is decided by the store: two officers
 * who link to the same head ask for the same `seq`, and only one of them gets it.
 */
export async function linkEvent(
  secret: Uint8Array,
  head: ChainHead,
  draft: Omit<EventDraft, 'seq'>,
): Promise<ChainedEvent> {
  const next = { ...draft, seq: head.seq + 1 }
  return { ...next, mac: await chainMac(secret, next, head.mac) }
}
