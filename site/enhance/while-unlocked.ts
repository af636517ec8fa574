import { keptKeys } from './kept-keys'

/** What an element of a report's page does with what the officer's keys opened. */
export interface Unlocked {
  /** Opens it, if there are keys; asked again as often as they may have come. */
  readonly show: () => unknown
  /** Hides it while nobody looks; what was opened may stay. */
  readonly cover: () => void
  /** Lets go of it: the keys were locked, or the page is left. */
  readonly forget: () => void
}

/** Shows what the keys open while they are kept and the page is seen, until `signal` ends it. */
export function whileUnlocked(signal: AbortSignal, { show, cover, forget }: Unlocked): void {
  keptKeys.addEventListener('kept', show, { signal })
  keptKeys.addEventListener('forgotten', forget, { signal })
  addEventListener('pagehide', forget, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && show(), { signal })
  document.addEventListener('visibilitychange', () => (document.hidden ? cover() : show()), {
    signal,
  })
  show()
}
