import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openKeyFile } from '../../functions/sealing/key-file.ts'
import { runKeys } from '../../scripts/keys/run-keys.ts'
import { Stop } from '../../scripts/run/stop.ts'

describe('npm run keys', () => {
  it('makes a key file with the passphrase from standard input, and prints only the other', async () => {
    const args = ['new', '--centre', 'jiangpan', '--out', at('keys.age'), '--passphrase-stdin']
    const { status, stdout, stderr } = spawn(args, 'a passphrase of mine\n')
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).not.toContain('of mine')
    expect(stdout).toMatch(/ {2}passphrase {2}as you gave it\n/)
    expect(stdout).toMatch(/ {2}passphrase {2}([0-9A-Z]{4}-){5}[0-9A-Z]{4} {2}shown only now/)
    const opened = await openKeyFile(readFileSync(at('keys.age'), 'utf8'), 'a passphrase of mine')
    expect(opened).toMatchObject({ ok: true, value: { centre: 'jiangpan' } })
  }, 30_000)

  it('answers what it can not do with one line and exit code 1', () => {
    const { status, stdout, stderr } = spawn(['destroy'])
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr.trim()).toBe('there is no "keys destroy", only new, list, retire and secrets')
  })

  it('lists the shipped centres', async () => {
    expect((await runKeys(['list'], noInput)).join('\n')).toContain('jiangpan  ')
  })

  it('makes three different secrets of 32 bytes, and prints how to set them', async () => {
    const lines = await runKeys(['secrets'], noInput)
    const values = lines.filter((line) => !line.startsWith('#'))
    expect(values.map((line) => line.replace(/=[\w-]{43}$/, '=…'))).toEqual([
      'IDENTITY_SECRET=…',
      'INDICATOR_SECRET=…',
      'AUDIT_SECRET=…',
    ])
    expect(new Set(values.map((line) => line.split('=')[1])).size).toBe(3)
    expect(await runKeys(['secrets'], noInput)).not.toEqual(lines)
    expect(lines).toContain('#   npx wrangler secret put AUDIT_SECRET')
  })

  it('explains itself when nothing is asked', async () => {
    expect((await runKeys([], noInput)).join('\n')).toMatch(/^npm run keys -- new /)
  })

  it.each([
    ['new without a centre', ['new'], 'say whose key it is: --centre ID'],
    ['an option that it does not know', ['list', '--force'], "Unknown option '--force'"],
    ['an option without its value', ['new', '--centre'], "'--centre <value>' argument missing"],
    ['a stray word', ['new', 'jiangpan'], 'unexpected: jiangpan'],
    [
      'no passphrase where one was promised',
      ['new', '--centre', 'jiangpan', '--passphrase-stdin'],
      'the first line of input is empty',
    ],
  ])('refuses %s in one line', async (_, args, message) => {
    const error = await runKeys(args, noInput).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(Stop)
    expect(error.message).toContain(message)
    expect(error.message).not.toContain('\n')
  })
})

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'jingzhong-keys-'))

beforeAll(() => copyFileSync(join(ROOT, 'content/centres.yaml'), at('centres.yaml')))
afterAll(() => rmSync(folder, { recursive: true }))

function at(name: string) {
  return join(folder, name)
}

function noInput() {
  return ''
}

function spawn(args: string[], input = '') {
  const command = [join(ROOT, 'scripts/keys.ts'), '--centres', at('centres.yaml'), ...args]
  return spawnSync(process.execPath, command, { input, encoding: 'utf8' })
}
