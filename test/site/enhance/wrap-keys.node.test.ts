import { describe, expect, it } from 'vitest'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { newKeyPair } from '../../../functions/sealing/key-pair.ts'
import { unwrapKeys, wrapKeys } from '../../../site/enhance/wrap-keys.ts'

const HALF = { slot: 7, half: 'A'.repeat(43) }
const LATER = { slot: 8, half: `${'B'.repeat(42)}A` }

describe('kept keys', () => {
  it('come back under their half, not to be read any more', async () => {
    const { kept } = await keepOne()
    const opened = await unwrapKeys(kept, [LATER, HALF])
    if (!opened.ok) throw new Error(opened.error)
    const key = opened.value.keys.get('k1')?.privateKey
    expect(key?.extractable).toBe(false)
    expect(key?.usages).toEqual(['deriveBits'])
  })

  it('are wrapped anew under the newest half', async () => {
    const { kept } = await keepOne()
    const opened = await unwrapKeys(kept, [LATER, HALF])
    expect(opened).toMatchObject({ ok: true, value: { kept: { slot: 8 } } })
    if (opened.ok) expect(await unwrapKeys(opened.value.kept, [LATER])).toMatchObject({ ok: true })
  })

  it('hold no key that could be read without the half', async () => {
    const { kept, privateKey } = await keepOne()
    expect(JSON.stringify(kept)).not.toContain(privateKey)
  })

  it.each([
    ['without their half', []],
    ['with the half of another time', [LATER]],
    ["with another session's half of the same time", [{ ...LATER, slot: 7 }]],
    ['with no half at all in its place', [{ slot: 7, half: '' }]],
  ])('open nothing %s', async (_, halves) => {
    const { kept } = await keepOne()
    expect(await unwrapKeys(kept, halves)).toEqual({ ok: false, error: 'refused' })
  })

  it('open nothing once altered, or named as of another time', async () => {
    const { kept } = await keepOne()
    const halves = [HALF, { ...HALF, slot: 9 }]
    for (const changed of [
      { ...kept, ct: `AAAA${kept.ct.slice(4)}` },
      { ...kept, iv: 'A'.repeat(16) },
      { ...kept, iv: '!' },
      { ...kept, slot: 9 },
    ]) {
      expect(await unwrapKeys(changed, halves)).toEqual({ ok: false, error: 'refused' })
    }
  })
})

async function keepOne() {
  const { privateKey } = await newKeyPair(systemRandom)
  return { privateKey, kept: await wrapKeys([{ kid: 'k1', privateKey }], HALF) }
}
