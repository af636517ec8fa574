import rawScamTypes from '../../content/scam-types.yaml'
import type { Context } from '../context.ts'
import { isRegion } from '../regions/regions.ts'
import { reportInput } from './report.schema.ts'
import { scamTypesSchema } from './scam-types.schema.ts'

const scamTypes = new Set(scamTypesSchema.parse(rawScamTypes).map(({ id }) => id))

type ReportSchema = ReturnType<typeof reportInput>

const schemas = new WeakMap<Context['clock'], ReportSchema>()

/**
 * The schema with the rules that only the Worker can apply in full: it knows the clock, the regions and
 * the types. Made once for a clock, because making it costs more than parsing with it.
 */
export function reportInputOf({ clock, operator }: Context): ReportSchema {
  const known = schemas.get(clock)
  if (known) return known
  const schema = reportInput({
    clock,
    timeZone: operator.timeZone,
    isRegion,
    isScamType: (id) => scamTypes.has(id),
  })
  schemas.set(clock, schema)
  return schema
}
