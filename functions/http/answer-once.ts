import { toBase64url } from '../sealing/base64url.ts'

/**
 * A public answer with its ETag; 304 without a body for whoever has it already. HEAD is answered by
 * whoever sends the answer on.
 */
export async function answerOnce(
  request: Request,
  content: string | ArrayBuffer,
  type: string,
): Promise<Response> {
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const etag = `"${toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', body)))}"`
  if (has(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers: { etag } })
  }
  return new Response(body, { headers: { 'content-type': type, etag } })
}

/** Whether the caller has this answer (RFC 9110 §13.1.2); a cache in between may have marked it weak. */
const has = (held: string | null, etag: string) =>
  held?.split(',').some((one) => [etag, '*'].includes(one.trim().replace(/^W\//, ''))) ?? false
