import { sha256 } from '@noble/hashes/sha2.js'

/** As much of a file as is in memory at a time. */
const CHUNK = 4 * 1024 * 1024

/**
 * SHA-256 of a file as 64 hex digits, read piece by piece: a long video fits as well. (The browser's own
 * digest wants the whole file in memory.) `onProgress` gets 0 to 100.
 */
export async function hashFile(file: Blob, onProgress: (percent: number) => void): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < file.size; at += CHUNK) {
    onProgress(Math.floor((at / file.size) * 100))
    hash.update(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()))
  }
  return [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
