/** What of a page of the queue counts as a change. */
export interface Fingerprinted {
  readonly counts: Readonly<Record<string, number>>
  readonly reports: readonly { readonly id: string; readonly version: number }[]
}

/** Differs when a report came, went or changed hands. Runs in the Worker and in the browser. */
export const queueFingerprint = ({ counts, reports }: Fingerprinted): string =>
  [...Object.values(counts), ...reports.map(({ id, version }) => `${id}.${version}`)].join(' ')
