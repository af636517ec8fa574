import { beforeAll, describe, expect, it } from 'vitest'
import type { Part } from '../../../functions/reports/vocabulary.ts'
import { unwrapKey } from '../../../functions/sealing/content-key.ts'
import { openPart, sealParts } from '../../../functions/sealing/envelope.ts'
import { systemRandom } from '../../../functions/sealing/hkdf.ts'
import { holdPrivateKey, type KeyPair, newKeyPair } from '../../../functions/sealing/key-pair.ts'
import { BUCKETS, MAX_PART_BYTES, SEALED_LENGTHS } from '../../../functions/sealing/limits.ts'
import { newReceipt, parseReceipt, splitReceipt } from '../../../functions/sealing/receipt.ts'
import { newReportId } from '../../../functions/sealing/report-id.ts'
import { rewrapPart } from '../../../functions/sealing/rewrap.ts'
import { RECEIPT_KID, type SealedPart } from '../../../functions/sealing/sealed-part.ts'

/** The same claims hold in Node (scripts, and near enough to browsers) and in workerd. */
export function envelopeClaims() {
  describe('a sealed report', () => {
    it('opens with the key of each recipient, part by part', async () => {
      for (const [kid, { privateKey }] of Object.entries(keys)) {
        for (const part of sealed) {
          const opened = await openPart({ reportId, sealed: part, kid, privateKey })
          expect(opened).toEqual({ ok: true, value: PARTS[part.part] })
        }
      }
    })

    it('opens with a key that the browser holds and no script can read', async () => {
      const held = await holdPrivateKey(keys['k-centre'].privateKey)
      if (!held.ok) throw new Error(held.error)
      expect(held.value.privateKey.extractable).toBe(false)
      const opened = await open(story(), { privateKey: held.value })
      expect(opened).toEqual({ ok: true, value: PARTS.story })
    })

    it('opens with the seal half of the receipt', async () => {
      const receipt = parseReceipt(newReceipt(systemRandom))
      if (!receipt.ok) throw new Error(receipt.error)
      const { sealKeyPair } = await splitReceipt(receipt.value)
      const [part] = await seal({ contact: PARTS.contact }, [
        { kid: RECEIPT_KID, publicKey: sealKeyPair.publicKey },
      ])
      const opened = await open(part, { kid: RECEIPT_KID, privateKey: sealKeyPair.privateKey })
      expect(opened).toEqual({ ok: true, value: PARTS.contact })
    })

    it('holds only the parts that were given', () => {
      expect(sealed.map(({ part }) => part)).toEqual(['story', 'contact', 'payments'])
    })

    it('has fields of exactly the lengths that the door accepts', () => {
      for (const part of sealed) {
        expect(part.nonce).toHaveLength(SEALED_LENGTHS.nonce)
        expect(SEALED_LENGTHS.ct).toContain(part.ct.length)
        expect(part.wraps).toHaveLength(2)
        for (const wrap of part.wraps) {
          expect(wrap.enc).toHaveLength(SEALED_LENGTHS.enc)
          expect(wrap.ct).toHaveLength(SEALED_LENGTHS.wrap)
        }
      }
    })

    it('never repeats a nonce, a one-time key or a ciphertext', async () => {
      const again = await seal(PARTS)
      const texts = [...sealed, ...again].flatMap((part) => [
        part.nonce,
        part.ct,
        ...part.wraps.flatMap(({ enc, ct }) => [enc, ct]),
      ])
      expect(new Set(texts).size).toBe(texts.length)
    })

    it('has a content key of its own for each part', async () => {
      const { privateKey } = keys['k-centre']
      const unwrapped = sealed.map((part) => unwrapKey(reportId, part, 'k-centre', privateKey))
      const contentKeys = (await Promise.all(unwrapped)).map((key) => key.ok && key.value.join())
      expect(new Set(contentKeys).size).toBe(sealed.length)
    })

    it('shows nothing of what it holds', () => {
      expect(JSON.stringify(sealed)).not.toContain('13800138000')
      expect(sealed.map(({ ct }) => atob(base64(ct))).join()).not.toContain('13800138000')
    })

    it.each([
      ['one sign or a thousand', '钱', '骗'.repeat(300), 0],
      ['a page or two', '钱'.repeat(400), '骗'.repeat(1300), 1],
    ])('%s look the same', async (_, short, long, bucket) => {
      const [one] = await seal({ story: short })
      const [other] = await seal({ story: long })
      expect(one?.ct).toHaveLength(SEALED_LENGTHS.ct[bucket] ?? 0)
      expect(other?.ct).toHaveLength(SEALED_LENGTHS.ct[bucket] ?? 0)
    })

    it.each([
      ['lone surrogates', 'a\ud800b\udfff'],
      ['NUL and bidi marks', 'a\0b\u202e\u2066c'],
      ['a __proto__ key', JSON.parse('{"__proto__":{"polluted":true}}')],
      ['the biggest content', 'x'.repeat(MAX_PART_BYTES - 2)],
      ['null', null],
    ])('gives back %s unchanged', async (_, content) => {
      const [part] = await seal({ story: content })
      const opened = await open(part)
      expect(opened).toStrictEqual({ ok: true, value: content })
    })

    it('refuses to seal what fits into no bucket', async () => {
      await expect(seal({ story: 'x'.repeat(BUCKETS[3]) })).rejects.toThrow(RangeError)
    })

    it('refuses to seal for nobody, or to a key that is none', async () => {
      await expect(seal({ story: 'x' }, [])).rejects.toThrow(TypeError)
      const bad = [{ kid: 'k-bad', publicKey: 'AAAA' }]
      await expect(seal({ story: 'x' }, bad)).rejects.toThrow('k-bad')
    })
  })

  describe('a sealed part is refused', () => {
    it('in another report', async () => {
      expect(await open(story(), { reportId: newReportId(systemRandom) })).toEqual(WRAP_REFUSED)
    })

    it('under the name of another part', async () => {
      expect(await open({ ...story(), part: 'contact' })).toEqual(WRAP_REFUSED)
    })

    it('with the content of another part of the same report', async () => {
      const [, contact] = sealed
      const { nonce = '', ct = '' } = contact ?? {}
      expect(await open({ ...story(), nonce, ct })).toEqual(CONTENT_REFUSED)
    })

    it('with the wrap of another part of the same report', async () => {
      const [, contact] = sealed
      expect(await open({ ...story(), wraps: contact?.wraps ?? [] })).toEqual(WRAP_REFUSED)
    })

    it('with the content of the same part of another report', async () => {
      const id = newReportId(systemRandom)
      const [other] = await sealParts({
        reportId: id,
        parts: PARTS,
        recipients,
        random: systemRandom,
      })
      const { nonce = '', ct = '' } = other ?? {}
      expect(await open({ ...story(), nonce, ct })).toEqual(CONTENT_REFUSED)
    })

    it('when a wrap stands under the id of another key', async () => {
      const [centre, recovery] = story().wraps
      const swapped = [
        { ...centre, kid: 'k-recovery' },
        { ...recovery, kid: 'k-centre' },
      ] as SealedPart['wraps']
      expect(await open({ ...story(), wraps: swapped })).toEqual(WRAP_REFUSED)
    })

    it('when a wrap is renamed for the very key that could open it', async () => {
      const wraps = story().wraps.map((wrap) => ({ ...wrap, kid: 'k-renamed' }))
      expect(await open({ ...story(), wraps }, { kid: 'k-renamed' })).toEqual(WRAP_REFUSED)
    })

    it('by a key to which it was not sealed', async () => {
      const { privateKey } = await newKeyPair(systemRandom)
      expect(await open(story(), { privateKey })).toEqual(WRAP_REFUSED)
      expect(await open(story(), { kid: 'k-other', privateKey })).toEqual({
        ok: false,
        error: 'not-addressed',
      })
    })

    it.each(['', 'AAAA', 'not base64url!', 'A'.repeat(44)])(
      'by a private key that is none: %j',
      async (privateKey) => {
        expect(await open(story(), { privateKey })).toEqual(WRAP_REFUSED)
      },
    )

    it.each([
      ['the content', { ct: -1 }],
      ['the nonce', { nonce: -1 }],
      ['a block of the content', { ct: -16 }],
      ['all content', { ct: -100_000 }],
    ])('cut short: %s', async (_, cuts: { ct?: number; nonce?: number }) => {
      const part = story()
      const cut = {
        ...part,
        ct: part.ct.slice(0, cuts.ct),
        nonce: part.nonce.slice(0, cuts.nonce),
      }
      expect(await open(cut)).toEqual(CONTENT_REFUSED)
    })

    it('when two wraps compete for one key and the first is foreign', async () => {
      const [foreign] = await seal({ story: 'planted' })
      const wraps = [...(foreign?.wraps ?? []), ...story().wraps]
      expect((await open({ ...story(), wraps })).ok).toBe(false)
    })
  })

  describe('a part that is passed on', () => {
    it('opens for the new recipient and still for the old ones', async () => {
      const other = await newKeyPair(systemRandom)
      const passed = await rewrap(story(), { kid: 'k-other', publicKey: other.publicKey })
      if (!passed.ok) throw new Error(passed.error)
      const now = { kid: 'k-other', privateKey: other.privateKey }
      expect(await open(passed.value, now)).toEqual({ ok: true, value: PARTS.story })
      expect(await open(passed.value)).toEqual({ ok: true, value: PARTS.story })
      expect(passed.value.ct).toBe(story().ct)
    })

    it('is refused twice for the same key', async () => {
      const to = { kid: 'k-recovery', publicKey: keys['k-recovery'].publicKey }
      expect(await rewrap(story(), to)).toEqual({ ok: false, error: 'already-addressed' })
    })

    it('is refused when its content was altered', async () => {
      const { publicKey } = await newKeyPair(systemRandom)
      const altered = { ...story(), ct: `${story().ct.slice(0, -4)}AAAA` }
      expect(await rewrap(altered, { kid: 'k-other', publicKey })).toEqual(CONTENT_REFUSED)
    })
  })
}

const PARTS = {
  story: '他让我下载一个应用,屏幕共享以后转了 1977 元。',
  contact: { name: '林小雨', phone: '13800138000', mayCall: true },
  payments: [{ amountFen: 197700, method: 'bank-transfer' }],
  person: undefined,
}
const WRAP_REFUSED = { ok: false, error: 'wrap-refused' }
const CONTENT_REFUSED = { ok: false, error: 'content-refused' }

const reportId = newReportId(systemRandom)
const keys = {} as Record<'k-centre' | 'k-recovery', KeyPair>
let recipients: { kid: string; publicKey: string }[]
let sealed: SealedPart[]

beforeAll(async () => {
  keys['k-centre'] = await newKeyPair(systemRandom)
  keys['k-recovery'] = await newKeyPair(systemRandom)
  recipients = Object.entries(keys).map(([kid, { publicKey }]) => ({ kid, publicKey }))
  sealed = await seal(PARTS)
})

function story(): SealedPart {
  const [part] = sealed
  if (!part) throw new Error('nothing was sealed')
  return part
}

function seal(parts: Partial<Record<Part, unknown>>, to = recipients) {
  return sealParts({ reportId, parts, recipients: to, random: systemRandom })
}

function open(part: SealedPart | undefined, change: Partial<Parameters<typeof openPart>[0]> = {}) {
  if (!part) throw new Error('nothing was sealed')
  const { privateKey } = keys['k-centre']
  return openPart({ reportId, sealed: part, kid: 'k-centre', privateKey, ...change })
}

function rewrap(part: SealedPart, to: { kid: string; publicKey: string }) {
  const { privateKey } = keys['k-centre']
  return rewrapPart({ reportId, sealed: part, kid: 'k-centre', privateKey }, to)
}

function base64(text: string) {
  return text.replaceAll('-', '+').replaceAll('_', '/')
}
