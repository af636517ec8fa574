import type { Context } from '../context.ts'
import { isRegion } from '../regions/regions.ts'
import { LISTS } from '../statistics/lists.ts'
import type { HookLists } from './webhook.schema.ts'

/** The lists by which what is entered is judged. */
export const hookLists = ({ schools }: Pick<Context, 'schools'>): HookLists => ({
  isRegion,
  isScamType: (id) => LISTS.scamTypes.includes(id),
  isSchool: (id) => schools.find(id) !== undefined,
})
