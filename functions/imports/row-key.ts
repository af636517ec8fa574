import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'
import type { GoodRow } from './read-row.ts'

/**
 * The Idempotency-Key of an imported row: 256 bits of what it says and of the centre it goes to. The
 * same row has the same key from every file, browser and officer, so that it becomes one report.
 */
export async function rowKey({ says }: Pick<GoodRow, 'says'>, centre: string): Promise<string> {
  const text = JSON.stringify(['jingzhong/v1/import-row', centre, says])
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))
}
