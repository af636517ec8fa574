import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

test('a fresh clone is installed', () => {
  expect(install()).toMatchObject({ status: 0, called: 'ci --no-audit --no-fund --loglevel=error' })
})

test('what is installed is left alone', () => {
  write('node_modules/.package-lock.json', LOCK)
  write('node_modules/.bin/node', '')
  expect(install()).toMatchObject({ status: 0, called: null })
})

test('a package of another version is installed again', () => {
  write('node_modules/.package-lock.json', LOCK.replace('1.0.0', '0.9.0'))
  write('node_modules/.bin/node', '')
  expect(install().called).not.toBeNull()
})

test('a missing binary of another system is no reason to install', () => {
  write('node_modules/.package-lock.json', LOCK.replace('"node_modules/b"', '"node_modules/c"'))
  write('node_modules/.bin/node', '')
  expect(install().called).toBeNull()
})

test('an installation that was cut short is made again', () => {
  write('node_modules/.bin/node', '')
  expect(install().called).not.toBeNull()
})

test('a failing npm ends in one line', () => {
  expect(install('exit 1')).toMatchObject({
    status: 1,
    said: 'npm ci failed; its own lines above say why. Run the command again.',
  })
})

test('a missing npm ends in one line', () => {
  rmSync(join(folder, 'bin', 'npm'))
  const { status, said } = run()
  expect(status).toBe(1)
  expect(said).toMatch(/^npm could not be started .* It comes with Node\.$/)
})

test('an old Node ends in one line that says which is needed', () => {
  const old = readFileSync('scripts/install.mjs', 'utf8').replace(
    'process.versions.node',
    "'18.20.4'",
  )
  write('scripts/install.mjs', old)
  const { status, said } = run()
  expect(status).toBe(1)
  expect(said).toMatch(/^Jingzhong needs Node 20 or newer/)
})

const LOCK = JSON.stringify({
  packages: {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', optional: true },
  },
})

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jingzhong-install-'))
  for (const name of ['scripts', 'bin', 'node_modules/.bin']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  copyFileSync('scripts/install.mjs', join(folder, 'scripts', 'install.mjs'))
  write('package-lock.json', LOCK)
  fakeNpm('exit 0')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

/** An npm that notes how it was called. */
function fakeNpm(then: string): void {
  write('bin/npm', `#!/bin/sh\necho "$@" > "${join(folder, 'called')}"\n${then}\n`)
  chmodSync(join(folder, 'bin', 'npm'), 0o755)
}

function install(then = 'exit 0') {
  fakeNpm(then)
  return run()
}

function run() {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'scripts/install.mjs')], {
    env: { PATH: `${join(folder, 'bin')}:/nowhere` },
    encoding: 'utf8',
  })
  const note = join(folder, 'called')
  const called = existsSync(note) ? readFileSync(note, 'utf8').trim() : null
  return { status, said: stderr.trim(), called }
}
