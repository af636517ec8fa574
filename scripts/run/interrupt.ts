const controller = new AbortController()

/** Aborts at the first Ctrl-C or polite kill, so that the command ends in order; a second one is final. */
export const interrupted: AbortSignal = controller.signal

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => controller.abort(signal))
}

/** Ends when the command is interrupted. */
export function untilInterrupted(): Promise<void> {
  if (interrupted.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    // A pending promise alone does not keep Node running.
    const awake = setInterval(() => {}, 60_000)
    interrupted.addEventListener('abort', () => {
      clearInterval(awake)
      resolve()
    })
  })
}
