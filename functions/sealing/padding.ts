import { err, ok, type Result } from '../result.ts'
import { BUCKETS, LENGTH_BYTES } from './limits.ts'

/**
 * True length in four bytes (big-endian), the content, then zeros up to the next bucket.
 * @throws RangeError when the content fits in none: the form's limits come first
 */
export function pad(
  content: Uint8Array,
  buckets: readonly number[] = BUCKETS,
): Uint8Array<ArrayBuffer> {
  const size = buckets.find((bucket) => content.length + LENGTH_BYTES <= bucket)
  if (size === undefined) throw new RangeError(`a part of ${content.length} bytes can't be sealed`)
  const padded = new Uint8Array(size)
  new DataView(padded.buffer).setUint32(0, content.length)
  padded.set(content, LENGTH_BYTES)
  return padded
}

/** The content again; `malformed` unless exactly `pad` could have made it. */
export function unpad(
  padded: Uint8Array,
  buckets: readonly number[] = BUCKETS,
): Result<Uint8Array, 'malformed'> {
  if (!buckets.some((bucket) => bucket === padded.length)) return err('malformed')
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  const end = LENGTH_BYTES + length
  if (end > padded.length || padded.subarray(end).some((byte) => byte !== 0))
    return err('malformed')
  return ok(padded.subarray(LENGTH_BYTES, end))
}
