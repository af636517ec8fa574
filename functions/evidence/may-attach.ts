import type { Kind, Situation } from '../reports/vocabulary.ts'

/** The plain facts that decide whether a report takes files. */
export interface AttachFacts {
  readonly kind: Kind
  readonly situation: Situation | null
  readonly also: readonly Situation[]
  readonly forWhom: string | null
  readonly minor: boolean
  readonly details: Readonly<Record<string, unknown>>
  /** False once it has ended. */
  readonly open: boolean
}

/** Why a report takes no files; words: `evidence.not.<reason>`. */
export const NO_FILES = ['off', 'clue', 'images', 'minor', 'ended'] as const
export type NoFiles = (typeof NO_FILES)[number]

/**
 * Whether files may be added to a report; null where they may.
 *
 * - A picture can name whoever took it (a nickname, a reflection, a number of the camera): a clue takes
 *   none.
 * - Who is threatened with intimate pictures sends none of anything: not to us either. Where threats come
 *   beside something else nobody was asked about pictures, so that it counts as if there were some.
 * - Of under-14s nothing that identifies them is taken without a guardian (PIPL 31). The exact age is
 *   sealed, so that the line is drawn at 18 here; where family reports, they are there. Of a minor who
 *   is threatened nothing is taken from anybody.
 */
export function whyNoFiles(report: AttachFacts): Exclude<NoFiles, 'off'> | null {
  const { kind, situation, also, forWhom, minor, details, open } = report
  if (kind === 'clue') return 'clue'
  const threatened = [situation, ...also].includes('threatened')
  if (details.images === true || also.includes('threatened') || (minor && threatened)) {
    return 'images'
  }
  if (minor && forWhom !== 'family') return 'minor'
  return open ? null : 'ended'
}
