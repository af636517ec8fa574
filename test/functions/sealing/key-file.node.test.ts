import { beforeAll, describe, expect, it } from 'vitest'
import { type KeyFile, openKeyFile, sealKeyFile } from '../../../functions/sealing/key-file.ts'
import { newPassphrase, passphrasesFor } from '../../../functions/sealing/passphrase.ts'
import { seeded } from '../../support/random.ts'

describe('a key file', () => {
  it('opens with its passphrase', async () => {
    expect(await openKeyFile(sealed, PASSPHRASE)).toEqual({ ok: true, value: FILE })
  })

  it.each([
    ['small letters without dashes', PASSPHRASE.toLowerCase().replaceAll('-', '')],
    ['spaces and a line end', `${PASSPHRASE.replaceAll('-', ' ')}\n`],
  ])('opens with its passphrase typed in %s', async (_, typed) => {
    expect((await openKeyFile(sealed, typed)).ok).toBe(true)
  })

  it.each(['', 'wrong', newPassphrase(seeded('other')), `${PASSPHRASE}0`])(
    'stays shut with %j',
    async (passphrase) => {
      expect(await openKeyFile(sealed, passphrase)).toEqual({ ok: false, error: 'passphrase' })
    },
  )

  it('opens with a passphrase of your own, to the letter', async () => {
    const own = await sealKeyFile(FILE, '警钟 für dich, 2026', 2)
    expect((await openKeyFile(own, '警钟 für dich, 2026')).ok).toBe(true)
    expect((await openKeyFile(own, '警钟 fur dich, 2026')).ok).toBe(false)
  })

  it('is an armored age file with scrypt, work factor 18 unless told otherwise', async () => {
    const usual = await sealKeyFile(FILE, PASSPHRASE)
    expect(usual).toMatch(
      /^-----BEGIN AGE ENCRYPTED FILE-----\n[\w+/=\n]+-----END AGE ENCRYPTED FILE-----\n$/,
    )
    const header = Buffer.from(usual.split('\n').slice(1, 4).join(''), 'base64').toString('latin1')
    expect(header).toMatch(/^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} 18\n/)
  })

  it('shows neither keys nor centre', () => {
    const bytes = Buffer.from(sealed.split('\n').slice(1, -2).join(''), 'base64').toString('latin1')
    expect(bytes).not.toContain(FILE.keys[0]?.privateKey)
    expect(bytes).not.toContain('jiangpan')
  })

  it.each([
    ['nothing', () => ''],
    ['another text', () => 'jiangpan'],
    ['a file cut short', () => sealed.slice(0, 300)],
    ['a file without its last line', () => sealed.split('\n').slice(0, -2).join('\n')],
    ['a file with a changed body', () => sealed.replace(/..(?==*\n-----END)/, 'AA')],
    ['a file in Windows line ends that lost one', () => sealed.replace('\n', '')],
  ])('%s is malformed', async (_, make) => {
    expect(await openKeyFile(make(), PASSPHRASE)).toEqual({ ok: false, error: 'malformed' })
  })

  it.each([
    ['no version', { ...file(), v: undefined }],
    ['another version', { ...file(), v: 2 }],
    ['no keys', { ...file(), keys: [] }],
    ['a key cut short', { ...file(), keys: [{ ...file().keys[0], privateKey: 'AAAA' }] }],
    ['a field nobody knows', { ...file(), note: 'x' }],
  ])('with %s is neither made nor accepted', async (_, content) => {
    await expect(sealKeyFile(content as KeyFile, PASSPHRASE, 2)).rejects.toThrow()
  })
})

describe('a generated passphrase', () => {
  it('has 120 random bits in groups of four', () => {
    expect(newPassphrase(seeded('p'))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(newPassphrase(seeded('q'))).not.toBe(newPassphrase(seeded('p')))
  })

  it('is tried as printed first, and a passphrase of your own only as typed', () => {
    const typed = PASSPHRASE.toLowerCase()
    expect(passphrasesFor(typed)).toEqual([PASSPHRASE, typed])
    expect(passphrasesFor(PASSPHRASE)).toEqual([PASSPHRASE])
    expect(passphrasesFor('  my own words ')).toEqual(['  my own words '])
  })
})

const PASSPHRASE = newPassphrase(seeded('passphrase'))
const FILE = file()
let sealed: string

beforeAll(async () => {
  sealed = await sealKeyFile(FILE, PASSPHRASE, 2)
})

function file(): KeyFile {
  const key = { kid: 'k0123456789ab', privateKey: 'A'.repeat(43) }
  return {
    v: 1,
    centre: 'jiangpan',
    keys: [{ ...key, from: '2026-11-22', until: '2027-02-21', demo: true }],
  }
}
