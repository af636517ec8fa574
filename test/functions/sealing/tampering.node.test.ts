import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openPart, sealParts } from '../../../functions/sealing/envelope.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { type KeyPair, newKeyPair } from '../../../functions/sealing/key-pair.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import type { SealedPart } from '../../../functions/sealing/sealed-part.ts'
import { anyText } from '../../support/any-text.ts'

describe('a sealed part of which anything was changed', () => {
  it('does not open with any one bit flipped, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FIELDS), fc.nat(), async (field, at) => {
        const opened = await open(field.set(sealed, flipBit(field.get(sealed), at)))
        expect(opened.ok).toBe(false)
      }),
      { numRuns: 2000 },
    )
  }, 30_000)

  it('does not open cut anywhere, or with anything added', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FIELDS), fc.nat(), async (field, at) => {
        const text = field.get(sealed)
        const cut = text.slice(0, at % text.length)
        expect((await open(field.set(sealed, cut))).ok).toBe(false)
        expect((await open(field.set(sealed, `${text}AAAA`))).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  }, 30_000)

  it('does not open under another id, however near', async () => {
    for (let at = 0; at < 26; at++) {
      const id = `${reportId.slice(0, at)}${reportId[at] === '0' ? '1' : '0'}${reportId.slice(at + 1)}`
      const { privateKey } = keys
      expect((await openPart({ reportId: id, sealed, kid: 'k1', privateKey })).ok).toBe(false)
    }
  })

  it('is a refusal and never an exception, whatever stands there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FIELDS),
        anyText,
        async (field, text) => !(await open(field.set(sealed, text))).ok,
      ),
      { numRuns: 500 },
    )
  })

  it('opens when nothing was changed: the tests above can fail', async () => {
    expect(await open(sealed)).toEqual({ ok: true, value: 'text' })
  })
})

interface Field {
  readonly get: (part: SealedPart) => string
  readonly set: (part: SealedPart, text: string) => SealedPart
}

const FIELDS: Field[] = [
  { get: (part) => part.nonce, set: (part, nonce) => ({ ...part, nonce }) },
  { get: (part) => part.ct, set: (part, ct) => ({ ...part, ct }) },
  {
    get: (part) => wrapOf(part).enc,
    set: (part, enc) => ({ ...part, wraps: [{ ...wrapOf(part), enc }] }),
  },
  {
    get: (part) => wrapOf(part).ct,
    set: (part, ct) => ({ ...part, wraps: [{ ...wrapOf(part), ct }] }),
  },
]

const reportId = newReportId(systemRandom)
let keys: KeyPair
let sealed: SealedPart

beforeAll(async () => {
  keys = await newKeyPair(systemRandom)
  const recipients = [{ kid: 'k1', publicKey: keys.publicKey }]
  const parts = await sealParts({
    reportId,
    parts: { story: 'text' },
    recipients,
    random: systemRandom,
  })
  if (!parts[0]) throw new Error('nothing was sealed')
  sealed = parts[0]
})

function open(part: SealedPart) {
  return openPart({ reportId, sealed: part, kid: 'k1', privateKey: keys.privateKey })
}

function wrapOf(part: SealedPart) {
  const [wrap] = part.wraps
  if (!wrap) throw new Error('no wrap')
  return wrap
}

function flipBit(text: string, at: number) {
  const bytes = Buffer.from(text, 'base64url')
  const bit = at % (bytes.length * 8)
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes.toString('base64url')
}
