import rawScamTypes from '../../content/scam-types.yaml'
import type { Context } from '../context.ts'
import { isRegion } from '../regions/regions.ts'
import type { SchemaRules } from './report.schema.ts'
import { scamTypesSchema } from './scam-types.schema.ts'

const scamTypes = new Set(scamTypesSchema.parse(rawScamTypes).map(({ id }) => id))

/** The rules that only the Worker can apply in full: it knows the clock, the regions and the types. */
export const rulesOf = (ctx: Context): SchemaRules => ({
  clock: ctx.clock,
  timeZone: ctx.operator.timeZone,
  isRegion,
  isScamType: (id) => scamTypes.has(id),
})
