import { seeded } from './random.ts'

/**
 * A world with its own clock, in which what waits goes on in the order of its time: a day passes in
 * milliseconds, and the same seed gives the same day.
 */
export function virtualTime(seed: string, start: Date) {
  const random = seeded(seed)
  let now = start.getTime()
  const waiting: { at: number; go: () => void }[] = []

  const below = (most: number) =>
    (random(4).reduce((sum, byte) => sum * 256 + byte, 0) / 2 ** 32) * most
  const rest = (ms: number) =>
    new Promise<void>((go) => {
      waiting.push({ at: now + ms, go })
    })
  return {
    clock: () => new Date(now),
    rest,
    /** A number from 0 up to `most`. */
    below,
    oneOf: <T>(list: readonly T[]) => list[Math.floor(below(list.length))] as T,
    /** A moment in which others go on. */
    turn: () => rest(1 + below(150)),
    /** The same, so many times; then never again: whoever waits for it was stopped. */
    stopsAfter: (turns: number) => {
      let left = turns
      return () => (left-- > 0 ? rest(1 + below(150)) : new Promise<void>(() => {}))
    },
    /** Lets time pass. */
    async run(ms: number) {
      for (const end = now + ms; ; ) {
        // Whatever can go on without waiting does so first.
        await new Promise((done) => setImmediate(done))
        const next = waiting.reduce(
          (least, one, n) => (one.at < (waiting[least]?.at ?? Infinity) ? n : least),
          0,
        )
        const [one] = waiting.splice(next, 1)
        if (!one || one.at > end) return
        now = one.at
        one.go()
      }
    },
  }
}
