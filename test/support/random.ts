import { createHash } from 'node:crypto'
import type { Random } from '../../functions/sealing/hkdf.ts'

/** Randomness that a test can repeat: the same seed gives the same bytes. Never for real keys. */
export function seeded(seed: string): Random {
  let calls = 0
  return (n) => {
    const bytes = new Uint8Array(n)
    calls += 1
    for (let at = 0, block = 0; at < n; at += 32, block++) {
      const hash = createHash('sha256').update(`${seed}|${calls}|${block}`).digest()
      bytes.set(hash.subarray(0, n - at), at)
    }
    return bytes
  }
}
