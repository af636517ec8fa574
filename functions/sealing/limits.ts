/** The sizes of a sealed part: what the form may fill in and what the Worker accepts. */

/** Plain sizes in bytes to which a part is padded, so that its length says next to nothing. */
export const BUCKETS = [1024, 4096, 16_384, 65_536] as const
const [, , , BIGGEST] = BUCKETS

/** Bytes before the content that give its true length. */
export const LENGTH_BYTES = 4

/** Most bytes of JSON (UTF-8) that one part can hold. */
export const MAX_PART_BYTES = BIGGEST - LENGTH_BYTES

/** Content key, nonce and tag of AES-256-GCM, in bytes. */
export const CONTENT_KEY_BYTES = 32
export const NONCE_BYTES = 12
export const TAG_BYTES = 16

const base64urlLength = (bytes: number) => Math.ceil((bytes * 4) / 3)

/** Exact lengths of the texts in a sealed part: anything else is refused at the door. */
export const SEALED_LENGTHS = {
  nonce: base64urlLength(NONCE_BYTES),
  ct: BUCKETS.map((bucket) => base64urlLength(bucket + TAG_BYTES)),
  enc: base64urlLength(32),
  wrap: base64urlLength(CONTENT_KEY_BYTES + TAG_BYTES),
  publicKey: base64urlLength(32),
  receiptAuth: base64urlLength(32),
} as const
