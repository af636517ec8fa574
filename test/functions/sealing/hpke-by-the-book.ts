import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
} from 'node:crypto'

/**
 * Single-shot OpenBase of RFC 9180 §6.1 for DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
 * written from the text and sharing nothing with the code under test. Throws when it doesn't open.
 */
export function hpkeOpen(
  privateKey: Uint8Array,
  enc: Uint8Array,
  ct: Uint8Array,
  info: Uint8Array,
  aad: Uint8Array,
): Buffer {
  const key = createPrivateKey({ key: der(PKCS8, privateKey), format: 'der', type: 'pkcs8' })
  const own = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  const sender = createPublicKey({ key: der(SPKI, enc), format: 'der', type: 'spki' })
  const dh = diffieHellman({ privateKey: key, publicKey: sender })

  const kem = concat('KEM', i2osp(0x0020))
  const eaePrk = labeledExtract(kem, EMPTY, 'eae_prk', dh)
  const secret = labeledExpand(kem, eaePrk, 'shared_secret', concat(enc, own), 32)

  const suite = concat('HPKE', i2osp(0x0020), i2osp(0x0001), i2osp(0x0002))
  const context = concat(
    Buffer.of(0),
    labeledExtract(suite, EMPTY, 'psk_id_hash', EMPTY),
    labeledExtract(suite, EMPTY, 'info_hash', info),
  )
  const schedule = labeledExtract(suite, secret, 'secret', EMPTY)
  const nonce = labeledExpand(suite, schedule, 'base_nonce', context, 12)
  const aes = createDecipheriv(
    'aes-256-gcm',
    labeledExpand(suite, schedule, 'key', context, 32),
    nonce,
  )
  aes.setAAD(aad).setAuthTag(ct.subarray(-16))
  return Buffer.concat([aes.update(ct.subarray(0, -16)), aes.final()])
}

const EMPTY = Buffer.alloc(0)
const PKCS8 = '302e020100300506032b656e04220420'
const SPKI = '302a300506032b656e032100'

function labeledExtract(suite: Buffer, salt: Uint8Array, label: string, ikm: Uint8Array) {
  return hmac(salt, concat('HPKE-v1', suite, label, ikm))
}

/** One round of HKDF-Expand is enough: nothing here is longer than a hash. */
function labeledExpand(
  suite: Buffer,
  prk: Buffer,
  label: string,
  info: Uint8Array,
  length: number,
) {
  const labeled = concat(i2osp(length), 'HPKE-v1', suite, label, info, Buffer.of(1))
  return hmac(prk, labeled).subarray(0, length)
}

function hmac(key: Uint8Array, data: Uint8Array) {
  return createHmac('sha256', key).update(data).digest()
}

function i2osp(value: number) {
  return Buffer.of(value >> 8, value & 255)
}

function concat(...parts: (string | Uint8Array)[]) {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
}

function der(head: string, key: Uint8Array) {
  return Buffer.concat([Buffer.from(head, 'hex'), key])
}
