import raw from '../../content/warnings.yaml'
import { operatorFrom } from '../operator/operator.ts'
import { editorsWarningsSchema, warningsOf } from './editors-warnings.schema.ts'
import type { Warning } from './warning.schema.ts'

let parsed: readonly Warning[] | undefined

/** The editors' warnings, compiled in. The build has checked them; so does this. */
export function editorsWarnings(): readonly Warning[] {
  parsed ??= warningsOf(editorsWarningsSchema.parse(raw), operatorFrom().timeZone)
  return parsed
}
