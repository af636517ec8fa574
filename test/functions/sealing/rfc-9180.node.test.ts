import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from '../../../functions/sealing/base64url.ts'
import { unwrapKey, wrapKey } from '../../../functions/sealing/content-key.ts'
import { systemRandom, utf8 } from '../../../functions/sealing/hkdf.ts'
import { newSuite } from '../../../functions/sealing/hpke.ts'
import { deriveKeyPair, holdPrivateKey, newKeyPair } from '../../../functions/sealing/key-pair.ts'
import { hpkeOpen } from './hpke-by-the-book.ts'

describe('our suite is the one of RFC 9180', () => {
  it('derives the published key pair from the published seed', async () => {
    expect(await deriveKeyPair(hex(VECTOR.ikmR))).toEqual({
      privateKey: toBase64url(hex(VECTOR.skRm)),
      publicKey: toBase64url(hex(VECTOR.pkRm)),
    })
  })

  it('opens the published ciphertext', async () => {
    const opened = await newSuite().open(
      { recipientKey: await recipient(), enc: hex(VECTOR.enc), info: hex(VECTOR.info) },
      hex(VECTOR.ct),
      hex(VECTOR.aad),
    )
    expect(Buffer.from(opened).toString('hex')).toBe(VECTOR.pt)
  })

  it('makes the published ciphertext with the published one-time key', async () => {
    const suite = newSuite()
    const { enc, ct } = await suite.seal(
      {
        recipientPublicKey: await suite.kem.deserializePublicKey(hex(VECTOR.pkRm)),
        info: hex(VECTOR.info),
        ekm: hex(VECTOR.ikmE),
      },
      hex(VECTOR.pt),
      hex(VECTOR.aad),
    )
    expect(Buffer.from(enc).toString('hex')).toBe(VECTOR.enc)
    expect(Buffer.from(ct).toString('hex')).toBe(VECTOR.ct)
  })
})

describe('a second implementation, written from the RFC on node:crypto', () => {
  it('agrees with the published vector', () => {
    const { skRm, enc, ct, info, aad, pt } = VECTOR
    const opened = hpkeOpen(hex(skRm), hex(enc), hex(ct), hex(info), hex(aad))
    expect(opened.toString('hex')).toBe(pt)
  })

  it('opens the wraps that we make', async () => {
    const { publicKey, privateKey } = await newKeyPair(systemRandom)
    const key = systemRandom(32)
    const wrap = await wrapKey({ reportId: 'r1', part: 'story' }, key, { kid: 'k1', publicKey })
    const opened = hpkeOpen(
      bytes(privateKey),
      bytes(wrap.enc),
      bytes(wrap.ct),
      utf8('jingzhong/v1/wrap'),
      utf8('v1|r1|story|k1'),
    )
    expect(new Uint8Array(opened)).toEqual(key)
  })

  it('finds nothing under the associated data of another recipient', async () => {
    const { publicKey, privateKey } = await newKeyPair(systemRandom)
    const place = { reportId: 'r1', part: 'story' } as const
    const wrap = await wrapKey(place, systemRandom(32), { kid: 'k1', publicKey })
    const other = [utf8('jingzhong/v1/wrap'), utf8('v1|r1|story|k2')] as const
    expect(() => hpkeOpen(bytes(privateKey), bytes(wrap.enc), bytes(wrap.ct), ...other)).toThrow()
    const sealed = { part: 'story', nonce: '', ct: '', wraps: [wrap] } as const
    expect((await unwrapKey('r1', sealed, 'k1', privateKey)).ok).toBe(true)
  })
})

/**
 * CFRG test vectors of RFC 9180: mode base, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM,
 * first encryption (github.com/cfrg/draft-irtf-cfrg-hpke, test-vectors.json at 5f503c5).
 */
const VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ikmE: '2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9',
  ikmR: 'dac33b0e9db1b59dbbea58d59a14e7b5896e9bdf98fad6891e99d1686492b9ee',
  skRm: '497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d',
  pkRm: '430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c',
  enc: '6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256',
  aad: '436f756e742d30',
  pt: '4265617574792069732074727574682c20747275746820626561757479',
  ct: 'e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a',
}

async function recipient() {
  const held = await holdPrivateKey(toBase64url(hex(VECTOR.skRm)))
  if (!held.ok) throw new Error(held.error)
  return held.value
}

function hex(text: string) {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

function bytes(text: string) {
  const parsed = fromBase64url(text)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}
