import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPart, sealParts } from '../../../functions/sealing/envelope.ts'
import { openKeyFile } from '../../../functions/sealing/key-file.ts'
import { keyIdOf } from '../../../functions/sealing/key-id.ts'
import { readCentresFile } from '../../../scripts/keys/centres-file.ts'
import { type NewKeysOptions, newKeys } from '../../../scripts/keys/new-keys.ts'
import { Stop } from '../../../scripts/run/stop.ts'
import { seeded } from '../../support/random.ts'

describe('keys new', () => {
  it('adds a public key to the centre and a recovery key, for a quarter from today', async () => {
    const [period, recovery] = await make()
    const { centres, recovery: listed } = readCentresFile(centresFile)
    const span = { from: '2026-11-22', until: '2027-02-21' }
    expect(centres[0]?.keys).toEqual([period?.key])
    expect(listed).toEqual([recovery?.key])
    expect(period).toMatchObject({ owner: 'jiangpan', key: span })
    expect(recovery).toMatchObject({ owner: 'recovery', key: span })
  })

  it('names each key by its public half', async () => {
    for (const { key } of await make()) {
      expect(await keyIdOf(key.publicKey)).toEqual({ ok: true, value: key.id })
    }
  })

  it('writes private halves that open what was sealed to the public ones', async () => {
    for (const { key, file, passphrase, owner } of await make()) {
      const opened = await openKeyFile(readFileSync(file, 'utf8'), passphrase)
      if (!opened.ok) throw new Error(opened.error)
      expect(opened.value.centre).toBe(owner)
      const [{ kid, privateKey } = { kid: '', privateKey: '' }] = opened.value.keys
      const recipients = [{ kid: key.id, publicKey: key.publicKey }]
      const report = { reportId: 'r1', parts: { story: '你好' }, recipients, random }
      const [sealed] = await sealParts(report)
      if (!sealed) throw new Error('nothing was sealed')
      const read = await openPart({ reportId: 'r1', sealed, kid, privateKey })
      expect(read).toEqual({ ok: true, value: '你好' })
    }
  })

  it('gives officers and recovery files and passphrases of their own', async () => {
    const [period, recovery] = await make()
    expect(recovery?.file).toBe(join(folder, 'recovery-2026-11-22.age'))
    expect(recovery?.passphrase).not.toBe(period?.passphrase)
    expect(recovery?.key.id).not.toBe(period?.key.id)
    const crossed = await openKeyFile(
      readFileSync(recovery?.file ?? '', 'utf8'),
      period?.passphrase ?? '',
    )
    expect(crossed).toEqual({ ok: false, error: 'passphrase' })
  })

  it('writes key files that only their owner may read', async () => {
    for (const { file } of await make()) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('keeps private halves and passphrases out of the centres file', async () => {
    for (const { file, passphrase } of await make()) {
      const opened = await openKeyFile(readFileSync(file, 'utf8'), passphrase)
      const text = readFileSync(centresFile, 'utf8')
      expect(opened.ok && text.includes(opened.value.keys[0]?.privateKey ?? '')).toBe(false)
      expect(text).not.toContain(passphrase)
    }
  })

  it('makes no second recovery key while one is valid', async () => {
    await make()
    const next = await make({ centre: 'other', out: () => join(folder, 'other.age') })
    expect(next.map(({ owner }) => owner)).toEqual(['other'])
    expect(readCentresFile(centresFile).recovery).toHaveLength(1)
  })

  it('makes the next period with its own recovery key, and leaves the older keys', async () => {
    const first = await make()
    const next = await make({ from: '2027-02-22', out: () => join(folder, 'next.age') })
    expect(next.map(({ key }) => key.until)).toEqual(['2027-05-21', '2027-05-21'])
    const [centre] = readCentresFile(centresFile).centres
    expect(centre?.keys).toEqual([first[0]?.key, next[0]?.key])
  })

  it('makes a key in mid-period, as when somebody leaves', async () => {
    await make({ today: '2026-11-01' })
    const next = await make({ from: '2026-11-22', out: () => join(folder, 'next.age') })
    expect(next.map(({ owner }) => owner)).toEqual(['jiangpan'])
  })

  it('replaces a revoked key without being told the day', async () => {
    const [key] = await make({ today: '2026-11-01' })
    const text = readFileSync(centresFile, 'utf8')
    const publicKey = `publicKey: "${key?.key.publicKey}"`
    writeFileSync(
      centresFile,
      text.replace(publicKey, `${publicKey}\n        revokedOn: "2026-11-22"`),
    )
    const next = await make({ out: () => join(folder, 'next.age') })
    expect(next.map(({ owner }) => owner)).toEqual(['jiangpan'])
  })

  it('marks demo keys as such, in both places, and never counts them as real ones', async () => {
    for (const { key, file, passphrase } of await make({ demo: true })) {
      expect(key.demo).toBe(true)
      const opened = await openKeyFile(readFileSync(file, 'utf8'), passphrase)
      expect(opened.ok && opened.value.keys[0]?.demo).toBe(true)
    }
    const real = await make({ out: () => join(folder, 'real/keys.age') })
    expect(real.map(({ owner, key }) => [owner, key.demo])).toEqual([
      ['jiangpan', undefined],
      ['recovery', undefined],
    ])
  })

  it('takes passphrases that were given', async () => {
    const passphrases = ['sixteen letters!', 'and sixteen more']
    const made = await make({ passphrases })
    for (const [n, { file }] of made.entries()) {
      const opened = await openKeyFile(readFileSync(file, 'utf8'), passphrases[n] ?? '')
      expect(opened.ok).toBe(true)
    }
  })
})

describe('keys new refuses, and changes nothing:', () => {
  it.each<[string, Partial<NewKeysOptions>, string]>([
    ['an unknown centre', { centre: 'nobody' }, 'has no centre nobody, only jiangpan, other'],
    ['a day that is none', { from: '2027-02-29' }, '--from 2027-02-29 is not a day'],
    ['a day in another spelling', { until: '21.2.2027' }, '--until 21.2.2027 is not a day'],
    ['an end before the beginning', { until: '2026-11-21' }, 'before the first day'],
    ['a period that is over', { from: '2026-01-01', until: '2026-11-21' }, 'has passed already'],
    ['a short passphrase', { passphrases: ['fifteen letters'] }, 'needs 16 characters'],
    ['a short second one', { passphrases: ['sixteen letters!', 'x'] }, 'needs 16 characters'],
    ['a file that is not there', { centresFile: '/nowhere/centres.yaml' }, 'does not exist'],
  ])('%s', async (_, change, message) => {
    await refuses(change, message)
  })

  it('a second key while one is valid; it says how to make the next', async () => {
    await make()
    await refuses({ out: () => join(folder, 'b.age') }, 'for the next one say --from 2027-02-22')
  })

  it('a key that would never be used', async () => {
    await make()
    const out = () => join(folder, 'b.age')
    await refuses({ out, from: '2026-11-22' }, 'would never be used')
    await refuses({ out, from: '2026-11-01' }, 'would never be used')
  })

  it('a key file that exists', async () => {
    writeFileSync(join(folder, 'keys.age'), 'precious')
    await refuses({}, 'keys.age exists; key files are never overwritten')
    expect(readFileSync(join(folder, 'keys.age'), 'utf8')).toBe('precious')
  })

  it('a recovery file that exists, before the other is written', async () => {
    writeFileSync(join(folder, 'recovery-2026-11-22.age'), 'precious')
    await refuses({}, 'recovery-2026-11-22.age exists')
    expect(existsSync(join(folder, 'keys.age'))).toBe(false)
  })

  it('a broken centres file, without touching it', async () => {
    writeFileSync(centresFile, 'centres: [')
    await refuses({}, 'centres.yaml: ')
    expect(existsSync(join(folder, 'keys.age'))).toBe(false)
  })

  it('a list that it could only rewrite; the key files made for it go again', async () => {
    writeFileSync(centresFile, CENTRES.replace('keys: [] # none', `keys: [${FLOW_KEY}]`))
    await refuses({}, 'on lines of its own')
    expect(existsSync(join(folder, 'keys.age'))).toBe(false)
    expect(existsSync(join(folder, 'recovery-2026-11-22.age'))).toBe(false)
  })
})

let folder: string
let centresFile: string
const random = seeded('keys')

const FLOW_KEY =
  '{ id: k0123456789ab, from: "2025-01-01", until: "2025-02-01", publicKey: ' +
  `${'A'.repeat(43)} }`

const CENTRES = `# who reads
default: jiangpan
centres:
  - id: jiangpan
    name: { zh: 江畔大学, en: Jiangpan }
    regions: ["510100"]
    parent: null
    keys: [] # none
  - id: other
    name: { zh: 别处, en: Elsewhere }
    regions: ["510100"]
    parent: null
    keys: []
recovery: []
`

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingzhong-keys-'))
  centresFile = join(folder, 'centres.yaml')
  writeFileSync(centresFile, CENTRES)
})

afterEach(() => rmSync(folder, { recursive: true }))

function make(change: Partial<NewKeysOptions> = {}) {
  return newKeys({
    centresFile,
    centre: 'jiangpan',
    out: () => join(folder, 'keys.age'),
    today: '2026-11-22',
    random,
    workFactor: 2,
    ...change,
  })
}

async function refuses(change: Partial<NewKeysOptions>, message: string) {
  const before = readFileSync(centresFile, 'utf8')
  const error = await make(change).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(Stop)
  expect(error.message).toContain(message)
  expect(error.message).not.toContain('\n')
  expect(readFileSync(centresFile, 'utf8')).toBe(before)
}
