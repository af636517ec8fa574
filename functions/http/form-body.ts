import { err, ok, type Result } from '../result.ts'
import { readBody } from './body.ts'

/** The only encoding our forms are sent in; a browser adds no charset, others may say utf-8. */
const FORM = /^application\/x-www-form-urlencoded\s*(?:;\s*charset="?utf-8"?\s*)?$/i

const utf8 = new TextDecoder('utf-8', { fatal: true })

export type FormBodyError = 'too-large' | 'unsupported-media-type' | 'malformed-request'

/**
 * Reads a posted form. Bytes that aren't UTF-8, plain or percent-encoded, are refused: decoded loosely
 * they would turn somebody's words into other words.
 */
export async function readFormBody(
  request: Request,
): Promise<Result<URLSearchParams, FormBodyError>> {
  const type = request.headers.get('content-type') ?? ''
  if (!FORM.test(type) || request.headers.has('content-encoding')) {
    return err('unsupported-media-type')
  }
  const body = await readBody(request)
  if (!body.ok) return body
  try {
    const text = utf8.decode(body.value)
    const form = new URLSearchParams(text)
    const read = [...form].flat().join()
    return count(read, REPLACEMENT) > count(text, REPLACEMENT, TYPED)
      ? err('malformed-request')
      : ok(form)
  } catch {
    return err('malformed-request')
  }
}

/** What stands for bytes that were no UTF-8, and how it is sent by whoever really typed it. */
const REPLACEMENT = '\uFFFD'
const TYPED = /%EF%BF%BD/i

const count = (text: string, ...signs: readonly (string | RegExp)[]) =>
  signs.reduce((sum, sign) => sum + text.split(sign).length - 1, 0)
