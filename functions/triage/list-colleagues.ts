import type { Colleague, Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'

/** Who of the officer's centre may be given a report, by name; the officer is one of them. */
export const listColleagues = (
  { officers }: Pick<Context, 'officers'>,
  { centreId }: Pick<Officer, 'centreId'>,
): Promise<readonly Colleague[]> => officers.colleagues(centreId)
