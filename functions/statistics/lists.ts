import raw from '../../content/scam-types.yaml'
import { provinces } from '../regions/regions.ts'
import { scamTypesSchema } from '../reports/scam-types.schema.ts'
import type { Lists } from './streams.ts'

/** What reports are counted by, compiled in. */
export const LISTS: Lists = {
  scamTypes: scamTypesSchema.parse(raw).map(({ id }) => id),
  provinces: provinces().map(({ code }) => code),
}
