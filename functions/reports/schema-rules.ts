import rawScamTypes from '../../content/scam-types.yaml'
import type { Context } from '../context.ts'
import { isRegion } from '../regions/regions.ts'
import type { SchemaRules } from './readable.schema.ts'
import { deskReportInput, reportInput } from './report.schema.ts'
import { scamTypesSchema } from './scam-types.schema.ts'

const scamTypes = new Set(scamTypesSchema.parse(rawScamTypes).map(({ id }) => id))

/** Whether content/scam-types.yaml has that type. */
export const isScamType = (id: string): boolean => scamTypes.has(id)

/**
 * A schema with the rules that only the Worker can apply in full: it knows the clock, the regions and
 * the types. Made once for a clock, because making it costs more than parsing with it.
 */
function onceFor<Schema>(make: (rules: SchemaRules) => Schema) {
  const schemas = new WeakMap<Context['clock'], Schema>()
  return ({ clock, operator }: Context): Schema => {
    const known = schemas.get(clock)
    if (known) return known
    const schema = make({
      clock,
      timeZone: operator.timeZone,
      isRegion,
      isScamType,
    })
    schemas.set(clock, schema)
    return schema
  }
}

/** What anyone may send. */
export const reportInputOf = onceFor(reportInput)

/** What an officer may enter for somebody. */
export const deskReportInputOf = onceFor(deskReportInput)
