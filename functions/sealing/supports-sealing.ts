/**
 * Whether this browser can seal: X25519 came to WebCrypto late (Safari 17, Firefox 130, Chrome 133),
 * and plain http has no WebCrypto at all. Where it can't, the form sends plain text over TLS and the
 * Worker seals before anything is stored.
 */
export async function supportsSealing(): Promise<boolean> {
  try {
    const algorithm = { name: 'X25519' }
    const pair = await crypto.subtle.generateKey(algorithm, false, ['deriveBits'])
    if (!('publicKey' in pair)) return false
    const { publicKey, privateKey } = pair
    await crypto.subtle.deriveBits({ ...algorithm, public: publicKey }, privateKey, 256)
    return true
  } catch {
    return false
  }
}
