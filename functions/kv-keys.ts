/** Every key of the KV namespace: its name, and the one room that writes it. */
export const KV_KEYS = {
  /** The newest checkpoint of the event log. Written by audit/. */
  checkpoint: 'v1:audit:checkpoint',
  /** The last checkpoint of a day that is over (YYYY-MM-DD, UTC), kept. Written by audit/. */
  checkpointOf: (day: string) => `v1:audit:checkpoint:${day}`,
  /** How far the event log was counted for the figures: exact, not public. Written by statistics/. */
  tally: 'v1:statistics:tally',
  /** The figures of this portal, as they are published. Written by statistics/. */
  liveFigures: 'v1:statistics:live',
  /** A report that neither D1 nor the outbox could take, by the MAC of its key. Written by outbox/. */
  held: (keyMac: string) => `v1:held:${keyMac}`,
  /** What officers have published, in brief, and which of the editors' warnings are withdrawn. By warnings/. */
  warnings: 'v1:warnings:all',
  /** The same of one school. Written by warnings/. */
  warningsOfSchool: (school: string) => `v1:warnings:school:${school}`,
  /** One warning whole, or what remains of it once it is withdrawn. Written by warnings/. */
  warning: (id: string) => `v1:warnings:one:${id}`,
  /** The card image of a warning in one language, a PNG. Written by warnings/. */
  warningCard: (id: string, lang: string) => `v1:warnings:card:${id}:${lang}`,
  /** Up to which change all of these were written again, for good. Written by warnings/. */
  warningsSettled: 'v1:warnings:settled',
  /** What devices look up, by kind and the first two characters of a hash. Written by lookup/. */
  lookup: (kind: string, prefix: string) => `v1:lookup:${kind}:${prefix}`,
} as const
