import { readBody } from '../http/body.ts'
import type { ProblemCode } from '../http/errors.ts'
import { validate } from '../http/validate.ts'
import { err, type Result } from '../result.ts'
import { type DecisionInput, decisionInput } from './decision.schema.ts'

/** A form of three short fields. */
const MAX_FORM = 2048

/** The decision that the console's plain form sends, by the same schema as the API's. */
export async function readDecisionForm(
  request: Request,
): Promise<Result<DecisionInput, ProblemCode>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return err('unsupported-media-type')
  }
  const body = await readBody(request, MAX_FORM)
  if (!body.ok) return body
  const fields = Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body.value)))
  const input = validate(decisionInput, { ...fields, version: Number(fields.version) })
  return input.ok ? input : err('invalid')
}
