import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readYaml, yaml } from '../../../site/vite/yaml.mjs'

const folder = mkdtempSync(join(tmpdir(), 'yaml-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a YAML import is a module whose default is what the file says', () => {
  const file = write('good.yaml', 'on: yes\ndate: 2026-11-22\nlist: [1, "2"]\n')
  expect(load(file)).toBe('export default {"on":"yes","date":"2026-11-22","list":[1,"2"]}')
})

test('other files are left to others', () => {
  expect(load(join(folder, 'page.md'))).toBeNull()
})

test.each([
  ['a tab', 'name: x\n\tmore: y\n', 2],
  ['a key twice', 'name: x\nkind: y\nname: z\n', 3],
  ['an open bracket', 'list: [1, 2\n', 2],
])('%s stops with file and line', (_, text, line) => {
  const file = write('bad.yaml', text)
  expect(() => readYaml(file)).toThrow(`${file}:${line}: `)
})

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

function load(id: string): unknown {
  const { load } = yaml() as unknown as {
    load(this: { addWatchFile(file: string): void }, id: string): unknown
  }
  return load.call({ addWatchFile: () => {} }, id)
}
