import { err, ok, type Result } from '../result.ts'
import type { ProblemCode } from './errors.ts'

/** The largest body that any route reads, in bytes: four sealed parts of the largest bucket fit. */
export const MAX_BODY = 512 * 1024

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * Reads a body of at most `max` bytes, whatever Content-Length says.
 * @returns the bytes, or `too-large`
 */
export async function readBody(
  request: Request,
  max = MAX_BODY,
): Promise<Result<Uint8Array<ArrayBuffer>, 'too-large'>> {
  if (Number(request.headers.get('content-length') ?? 0) > max) return err('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > max) return err('too-large')
    chunks.push(chunk)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return ok(bytes)
}

/** True for `application/json`, alone or with charset utf-8, and no content encoding. */
export function isJson(request: Request): boolean {
  const type = request.headers.get('content-type') ?? ''
  return (
    /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(type) &&
    !request.headers.has('content-encoding')
  )
}

export interface JsonBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly value: unknown
}

/** Reads a JSON body: 415, 413 or 400 are values here; what it means is the schema's matter. */
export async function readJson(
  request: Request,
  max = MAX_BODY,
): Promise<Result<JsonBody, ProblemCode>> {
  if (!isJson(request)) return err('unsupported-media-type')
  const body = await readBody(request, max)
  if (!body.ok) return body
  try {
    return ok({ bytes: body.value, value: JSON.parse(utf8.decode(body.value)) })
  } catch {
    // Not UTF-8, not JSON, or nested beyond what the parser takes: all the client's.
    return err('malformed-json')
  }
}
