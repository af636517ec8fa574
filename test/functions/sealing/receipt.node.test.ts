import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CROCKFORD } from '../../../functions/sealing/crockford.ts'
import {
  newReceipt,
  parseReceipt,
  receiptAuth,
  receiptFrom,
  splitReceipt,
} from '../../../functions/sealing/receipt.ts'
import { anyText } from '../../support/any-text.ts'
import { seeded } from '../../support/random.ts'

describe('a receipt', () => {
  it('is 26 random characters and a check character, in groups of four', () => {
    expect(newReceipt(seeded('a'))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{3}$/)
  })

  it('is another for other randomness and the same for the same', () => {
    expect(newReceipt(seeded('a'))).toBe(newReceipt(seeded('a')))
    expect(newReceipt(seeded('a'))).not.toBe(newReceipt(seeded('b')))
  })

  it('reads back as the 130 bits that it was made of', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        const whole = input.slice()
        whole[16] = (whole[16] ?? 0) & 0b1100_0000
        expect(parseReceipt(receiptFrom(input))).toEqual({ ok: true, value: whole })
      }),
    )
  })

  it('keeps its form for ever: receipts are on paper', async () => {
    const receipt = receiptFrom(Uint8Array.from({ length: 17 }, (_, n) => n * 15))
    expect(receipt).toBe(FIXED.receipt)
    const halves = await splitReceipt(unwrap(receipt))
    expect(halves.auth).toBe(FIXED.auth)
    expect(halves.sealKeyPair.publicKey).toBe(FIXED.publicKey)
  })
})

describe('the check character', () => {
  it('finds every single wrong character, in every place', () => {
    for (const receipt of samples) {
      for (let at = 0; at < 27; at++) {
        for (const char of CROCKFORD.replace(receipt[at] ?? '', '')) {
          expect(parseReceipt(receipt.slice(0, at) + char + receipt.slice(at + 1))).toEqual(WRONG)
        }
      }
    }
  })

  it('finds every two swapped characters, neighbours or not', () => {
    for (const receipt of samples) {
      for (let one = 0; one < 27; one++) {
        for (let other = one + 1; other < 27; other++) {
          if (receipt[one] === receipt[other]) continue
          expect(parseReceipt(swap(receipt, one, other))).toEqual(WRONG)
        }
      }
    }
  })
})

describe('a receipt as people type it', () => {
  const receipt = newReceipt(seeded('typed'))
  const value = unwrap(receipt)

  it.each([
    ['in small letters', receipt.toLowerCase()],
    ['without dashes', receipt.replaceAll('-', '')],
    ['with spaces, tabs and line ends', `  ${receipt.replaceAll('-', ' \t')}\r\n`],
    ['in full-width characters', fullWidth(receipt)],
    ['with long dashes', receipt.replaceAll('-', '–').replace('–', '—')],
    ['with characters that nobody sees', `\u{feff}${receipt.replaceAll('-', '-\u200b')}\u2060`],
    ['with O for 0', receipt.replaceAll('0', 'O')],
    ['with small o for 0', receipt.replaceAll('0', 'o')],
    ['with I for 1', receipt.replaceAll('1', 'I')],
    ['with small l for 1', receipt.replaceAll('1', 'l')],
  ])('%s is understood', (_, typed) => {
    expect(parseReceipt(typed)).toEqual({ ok: true, value })
  })

  it.each([
    ['nothing', ''],
    ['a character short', receipt.slice(0, -1)],
    ['a character long', `${receipt}0`],
    ['a U, which receipts never hold', `U${receipt.slice(1)}`],
    ['Chinese characters', '回'.repeat(27)],
    ['a megabyte', receipt.repeat(32_000)],
  ])('%s is malformed', (_, typed) => {
    expect(parseReceipt(typed)).toEqual({ ok: false, error: 'malformed' })
  })

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(anyText, (typed) => void parseReceipt(typed)))
  })
})

describe('the halves', () => {
  it('are the same each time, and others for another receipt', async () => {
    const one = await splitReceipt(unwrap(newReceipt(seeded('one'))))
    expect(await splitReceipt(unwrap(newReceipt(seeded('one'))))).toEqual(one)
    const two = await splitReceipt(unwrap(newReceipt(seeded('two'))))
    expect(two.auth).not.toBe(one.auth)
    expect(two.sealKeyPair).not.toEqual(one.sealKeyPair)
  })

  it('the half that is sent can be had without the other', async () => {
    const value = unwrap(newReceipt(seeded('one')))
    expect(await receiptAuth(value)).toBe((await splitReceipt(value)).auth)
  })
})

const bytes = fc.uint8Array({ minLength: 17, maxLength: 17 })
const WRONG = { ok: false, error: 'check' }
const samples = ['0'.repeat(27), ...['x', 'y', 'z'].map((seed) => plain(newReceipt(seeded(seed))))]

/** Made by this code on its first day; a change here would lock people out of their reports. */
const FIXED = {
  receipt: '007H-WB9W-9DD6-JY47-JTJV-9GYJ-W7Q',
  auth: 'ELk--wZ74XQb5On29Gj3lMeQrQM2NW0UyXS6egPaoco',
  publicKey: '0YwPzVMpx2bLGgNx-4G1rXQCEx2UO6dqdxctHcdp9Ho',
}

function plain(receipt: string) {
  return receipt.replaceAll('-', '')
}

function fullWidth(text: string) {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
}

function swap(text: string, one: number, other: number) {
  const chars = [...text]
  ;[chars[one], chars[other]] = [chars[other] ?? '', chars[one] ?? '']
  return chars.join('')
}

function unwrap(receipt: string) {
  const parsed = parseReceipt(receipt)
  if (!parsed.ok) throw new Error(parsed.error)
  return parsed.value
}
