import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from '../../../functions/sealing/base64url.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { KEY_ID, keyIdOf } from '../../../functions/sealing/key-id.ts'
import {
  holdPrivateKey,
  isUsablePublicKey,
  newKeyPair,
} from '../../../functions/sealing/key-pair.ts'
import { seeded } from '../../support/random.ts'

describe('a key pair', () => {
  it('is another for other randomness', async () => {
    const [one, other] = [await newKeyPair(systemRandom), await newKeyPair(systemRandom)]
    expect(one.privateKey).not.toBe(other.privateKey)
  })

  it('has the public key that the browser finds for its private one', async () => {
    const { publicKey, privateKey } = await newKeyPair(seeded('pair'))
    const held = await holdPrivateKey(privateKey)
    if (!held.ok) throw new Error(held.error)
    const raw = await crypto.subtle.exportKey('raw', held.value.publicKey)
    expect(toBase64url(new Uint8Array(raw))).toBe(publicKey)
  })

  it('once held, can not be read out', async () => {
    const held = await holdPrivateKey((await newKeyPair(seeded('pair'))).privateKey)
    if (!held.ok) throw new Error(held.error)
    await expect(crypto.subtle.exportKey('jwk', held.value.privateKey)).rejects.toThrow()
    await expect(crypto.subtle.exportKey('pkcs8', held.value.privateKey)).rejects.toThrow()
  })
})

describe('a public key', () => {
  it('is usable when somebody can hold its private half', async () => {
    expect(await isUsablePublicKey((await newKeyPair(seeded('pair'))).publicKey)).toBe(true)
  })

  it.each([
    ['0', '00'.repeat(32)],
    ['1', `01${'00'.repeat(31)}`],
    ['a point of order 8', 'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800'],
    [
      'the other point of order 8',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
    ],
    ['p − 1', `ec${'ff'.repeat(30)}7f`],
    ['p', `ed${'ff'.repeat(30)}7f`],
    ['p + 1', `ee${'ff'.repeat(30)}7f`],
  ])('is unusable when everyone knows the secret it gives: %s', async (_, point) => {
    expect(await isUsablePublicKey(toBase64url(Buffer.from(point, 'hex')))).toBe(false)
  })

  it.each(['', 'AAAA', 'A'.repeat(44), '?'.repeat(43)])('is unusable: %j', async (text) => {
    expect(await isUsablePublicKey(text)).toBe(false)
  })
})

describe("a key's id", () => {
  it('comes from its public half and from nothing else', async () => {
    const { publicKey } = await newKeyPair(seeded('pair'))
    const id = await keyIdOf(publicKey)
    expect(id).toEqual(await keyIdOf(publicKey))
    expect(id).toEqual({ ok: true, value: expect.stringMatching(KEY_ID) })
    expect(await keyIdOf((await newKeyPair(seeded('other'))).publicKey)).not.toEqual(id)
  })

  it('can not be had of something else', async () => {
    expect(await keyIdOf('AAAA')).toEqual({ ok: false, error: 'malformed' })
    expect(fromBase64url('A'.repeat(44)).ok).toBe(true)
    expect(await keyIdOf('A'.repeat(44))).toEqual({ ok: false, error: 'malformed' })
  })
})
