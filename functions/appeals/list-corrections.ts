import type { Context } from '../context.ts'
import type { Correction } from './appeal.ts'

/** How many the public log has. */
export const MOST_CORRECTIONS = 100

/** What was taken back or said otherwise, the last first: days, kinds and reasons, and no name. */
export const listCorrections = ({
  appeals,
}: Pick<Context, 'appeals'>): Promise<readonly Correction[]> =>
  appeals.corrections(MOST_CORRECTIONS)
