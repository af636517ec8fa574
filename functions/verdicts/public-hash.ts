import { indexTerms } from '../indicators/index-terms.ts'
import type { Indicator } from '../indicators/indicator.ts'
import { toBase64url } from '../sealing/base64url.ts'
import { utf8 } from '../sealing/hkdf.ts'

/**
 * What a device asks by: SHA-256 over the kind and the canonical value, without a secret, since the device
 * has none. Whoever has a list of numbers can try them against it; so it is made only of what two officers
 * have published. Runs in browser and Worker alike. base64url.
 */
export async function publicHash(indicator: Indicator): Promise<string> {
  const text = `jingzhong/v1/lookup|${indicator.kind}|${indexTerms(indicator).whole}`
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))))
}
