import raw from '../../content/operator.yaml'
import { type Operator, operatorSchema } from './operator.schema.ts'

export type { Operator }

let parsed: Operator | undefined

/** The operator of content/operator.yaml, compiled in. The build has checked it; so does this. */
export function operatorFrom(): Operator {
  parsed ??= operatorSchema.parse(raw)
  return parsed
}
