/** How much evidence is taken: the one place of these numbers, for the browser and the Worker. */
export const EVIDENCE = {
  /** Files with one report. */
  files: 10,
  /** Bytes of one file, padded: sixteen chunks. */
  fileBytes: 8 * 1024 * 1024,
  /** Bytes with one report. */
  reportBytes: 80 * 1024 * 1024,
  /** Bytes that the portal takes in a day: what R2 may grow by at the most. */
  dayBytes: 2 * 1024 * 1024 * 1024,
  /** Hours after which a file that never came whole is thrown away. */
  orphanHours: 24,
  /** Characters of what somebody says about a file. */
  note: 300,
  /** Characters of its name. */
  name: 120,
} as const

/** Bytes of a chunk before it is sealed; only the last may be shorter. */
export const CHUNK_BYTES = 512 * 1024

/** A file is padded with zeros to a multiple of this, so that its length names no known file. */
export const PAD_BYTES = 32 * 1024

/** A sealed chunk: nonce, ciphertext, tag. */
export const SEAL_BYTES = 12 + 16

/** How many chunks a padded file has. */
export const chunksOf = (size: number) => Math.ceil(size / CHUNK_BYTES)

/** Bytes of chunk `n` of a padded file as it is sent. */
export const sealedLengthOf = (size: number, n: number) =>
  Math.min(CHUNK_BYTES, size - n * CHUNK_BYTES) + SEAL_BYTES

/** The padded size of a file of so many bytes. */
export const paddedSizeOf = (bytes: number) => Math.ceil(bytes / PAD_BYTES) * PAD_BYTES
