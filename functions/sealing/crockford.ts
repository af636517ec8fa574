/**
 * Crockford's base32: digits and letters without I, L, O and U, so that what is read out or copied by
 * hand keeps its meaning (https://www.crockford.com/base32.html).
 */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first `count` × 5 bits of `bytes` as `count` characters. */
export function toCrockford(bytes: Uint8Array, count: number): string {
  if (bytes.length * 8 < count * 5) throw new RangeError(`${count} characters need more bytes`)
  let text = ''
  for (let n = 0; n < count; n++) {
    const bit = n * 5
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text += CROCKFORD[(pair >> (11 - (bit & 7))) & 31]
  }
  return text
}

/** The inverse: `values` are numbers below 32; bits that don't fill the last byte stay zero. */
export function fromValues(values: readonly number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil((values.length * 5) / 8))
  values.forEach((value, n) => {
    const bit = n * 5
    const pair = value << (11 - (bit & 7))
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (pair >> 8)
    if ((bit >> 3) + 1 < bytes.length) bytes[(bit >> 3) + 1] = pair & 255
  })
  return bytes
}

/** Written in groups of four, as it is easiest to read out and to compare. */
export const inFours = (text: string) => text.replace(/.{4}(?=.)/g, '$&-')
