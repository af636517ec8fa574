import type { Context } from '../context.ts'
import { isRegion } from '../regions/regions.ts'
import { LISTS } from '../statistics/lists.ts'
import type { Lists } from './proposal.schema.ts'

const JUDGED_BY: Lists = { isRegion, isScamType: (id) => LISTS.scamTypes.includes(id) }

/** What a draft is judged by: the clock, the operator's zone, and the lists that the Worker has. */
export const rulesOf = ({ clock, operator }: Pick<Context, 'clock' | 'operator'>) =>
  [{ clock, timeZone: operator.timeZone }, JUDGED_BY] as const
