import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { listKeys } from '../../../scripts/keys/list-keys.ts'

it('says whose each key is and which one is in use', () => {
  expect(list('2026-11-22')).toEqual([
    'jiangpan  k111111111111  2026-07-01 to 2026-09-30  past: still opens older reports',
    'jiangpan  k222222222222  2026-08-01 to 2026-12-31  revoked on 2026-08-02',
    'jiangpan  k333333333333  2026-10-01 to 2026-12-31  in use, demo',
    'jiangpan  k444444444444  2027-01-01 to 2027-03-31  begins later',
    'recovery  no key yet',
  ])
})

it('says when the last key has outlived its period', () => {
  expect(list('2027-04-01').at(3)).toMatch(/in use, but its period is over: make a new one$/)
})

const folder = mkdtempSync(join(tmpdir(), 'jingzhong-list-'))
afterAll(() => rmSync(folder, { recursive: true }))

function list(today: string) {
  const file = join(folder, 'centres.yaml')
  const keys = [
    { id: 'k111111111111', from: '2026-07-01', until: '2026-09-30' },
    { id: 'k222222222222', from: '2026-08-01', until: '2026-12-31', revokedOn: '2026-08-02' },
    { id: 'k333333333333', from: '2026-10-01', until: '2026-12-31', demo: true },
    { id: 'k444444444444', from: '2027-01-01', until: '2027-03-31' },
  ].map((key) => ({ ...key, publicKey: 'A'.repeat(43) }))
  const name = { zh: '江畔', en: 'Jiangpan' }
  const centre = { id: 'jiangpan', name, regions: ['510100'], parent: null, keys }
  writeFileSync(file, JSON.stringify({ default: 'jiangpan', centres: [centre], recovery: [] }))
  return listKeys(file, today)
}
