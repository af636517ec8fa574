/** Randomness is handed in everywhere, so that a test can repeat it: `n` random bytes. */
export type Random = (n: number) => Uint8Array<ArrayBuffer>

/** The platform's own randomness, for whoever composes the page, the Worker or a script. */
export const systemRandom: Random = (n) => crypto.getRandomValues(new Uint8Array(n))

const encoder = new TextEncoder()

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)

/**
 * HKDF-SHA-256 (RFC 5869) without salt: one secret of full entropy gives an independent 32-byte value
 * for each purpose. `purpose` is part of the format: changing it changes every value made with it.
 */
export async function derive(
  secret: BufferSource,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits'])
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(purpose) }
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256))
}
