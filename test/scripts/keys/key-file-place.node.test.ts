import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkPlace, writeKeyFile } from '../../../scripts/keys/key-file-place.ts'

describe('a private key may not lie in a git tree that would commit it', () => {
  it.each(['keys.age', 'deep/er/keys.age'])('%s', (name) => {
    expect(() => checkPlace(join(tree, name))).toThrow("in a git tree that doesn't ignore it")
  })

  it('by way of variables that point git to a tree with other rules', () => {
    const other = join(folder, 'other')
    spawnSync('git', ['init', '-q', other])
    writeFileSync(join(other, '.git/info/exclude'), '*\n')
    vi.stubEnv('GIT_DIR', join(other, '.git'))
    vi.stubEnv('GIT_WORK_TREE', tree)
    expect(() => checkPlace(join(tree, 'keys.age'))).toThrow('git tree')
  })

  it('because git is not there to ask', () => {
    vi.stubEnv('PATH', '/nowhere')
    expect(() => checkPlace(join(tree, 'private/keys.age'))).toThrow('git tree')
  })

  it('because git does not understand the tree', () => {
    mkdirSync(join(folder, 'broken/.git'), { recursive: true })
    expect(() => checkPlace(join(folder, 'broken/keys.age'))).toThrow('git tree')
  })

  it('but where git ignores it, and outside', () => {
    checkPlace(join(tree, 'private/keys.age'))
    checkPlace(join(tree, 'private/deep/er/keys.age'))
    checkPlace(join(folder, 'keys.age'))
  })
})

describe('a key file', () => {
  it('is never overwritten, not even when it appears at the last moment', () => {
    const file = join(folder, 'precious.age')
    writeFileSync(file, 'precious')
    expect(() => checkPlace(file)).toThrow('never overwritten')
    expect(() => writeKeyFile(file, 'new')).toThrow('EEXIST')
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })

  it('can not be written under a file: one clear line', () => {
    writeFileSync(join(folder, 'file'), '')
    expect(() => writeKeyFile(join(folder, 'file/keys.age'), 'new')).toThrow(/^can't write .*\)$/)
  })
})

const folder = mkdtempSync(join(tmpdir(), 'jingzhong-place-'))
const tree = join(folder, 'tree')

beforeAll(() => {
  mkdirSync(tree)
  spawnSync('git', ['init', '-q', tree])
  writeFileSync(join(tree, '.gitignore'), 'private/\n')
  expect(existsSync(join(tree, '.git'))).toBe(true)
})

afterEach(() => vi.unstubAllEnvs())
afterAll(() => rmSync(folder, { recursive: true }))
