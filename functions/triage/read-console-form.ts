import { readBody } from '../http/body.ts'
import type { ProblemCode } from '../http/errors.ts'
import { err, ok, type Result } from '../result.ts'

/** A form of three short fields. */
const MAX_FORM = 2048

/** The fields of a plain form of the console, for the schema that the API parses its JSON with; `most` in bytes. */
export async function readConsoleForm(
  request: Request,
  most = MAX_FORM,
): Promise<Result<Readonly<Record<string, string>>, ProblemCode>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return err('unsupported-media-type')
  }
  const body = await readBody(request, most)
  if (!body.ok) return body
  return ok(Object.fromEntries(new URLSearchParams(new TextDecoder().decode(body.value))))
}
