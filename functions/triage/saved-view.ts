/** Filters that an officer comes back to, under a name of their own. */
export interface SavedView {
  readonly name: string
  /** As an address spells it: `stage=received&holder=nobody`. */
  readonly query: string
}

/** How many an officer may keep: they stand in one row above the queue. */
export const MOST_VIEWS = 12
