import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { onlyOpenedBy, summaryOf } from '../../../scripts/keys/read-sealed.store.ts'
import { retireKey } from '../../../scripts/keys/retire-key.ts'

const folder = mkdtempSync(join(tmpdir(), 'jingzhong-retire-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'centres.yaml')

const key = (id: string, from: string, until: string, end: string) =>
  `      - id: "${id}"
        from: "${from}"
        until: "${until}"
        publicKey: "${'A'.repeat(42)}${end}"`
const OLD = 'k0000000000aa'
const NEW = 'k0000000000bb'

beforeEach(() =>
  writeFileSync(
    file,
    `default: jiangpan
centres:
  - id: jiangpan
    name: { zh: 江畔, en: Jiangpan }
    regions: ["510100"]
    parent: null
    keys: # the newest last
${key(OLD, '2026-08-01', '2026-10-31', 'A')} # of the summer
${key(NEW, '2026-11-01', '2027-01-31', 'E')}
recovery: []
`,
  ),
)

const none = { open: [], openCount: 0, endedCount: 0 }
const retire = (change: Partial<Parameters<typeof retireKey>[0]> = {}) =>
  retireKey({
    ...{ centresFile: file, key: OLD, today: '2026-11-22', loseEnded: false },
    sealedTo: () => none,
    ...change,
  })

describe('retiring a key', () => {
  it('takes nothing any more under it, changes nothing else by a byte, and says what is left to do', () => {
    const before = readFileSync(file, 'utf8')
    expect(retire().join('\n')).toContain('destroy every copy of the key file')
    const after = readFileSync(file, 'utf8')
    expect(after).toContain('revokedOn: "2026-11-22"')
    expect(after.replace(/\n {8}revokedOn: "2026-11-22"/, '')).toBe(before)
  })

  it('says so again when it is run once more, and writes it once', () => {
    retire()
    retire()
    expect(readFileSync(file, 'utf8').match(/revokedOn/g)).toHaveLength(1)
  })

  it('asks what only this key opens, beside the keys that stay', () => {
    const asked: unknown[] = []
    retire({
      sealedTo: (...given) => {
        asked.push(given)
        return none
      },
    })
    expect(asked).toEqual([[OLD, [NEW]]])
  })

  it.each([
    ['a key that is not there', { key: 'k0000000000zz' }, 'has no key'],
    ['the key in use', { key: NEW }, 'is in use'],
    ['a key while the next has not begun', { today: '2026-10-30' }, 'is in use'],
    [
      'a key that an open report needs',
      { sealedTo: () => ({ open: ['7R4-KD2-WB1'], openCount: 1, endedCount: 0 }) },
      '1 open reports can be read with no other key of jiangpan: 7R4-KD2-WB1.',
    ],
    [
      'a key that ended reports need',
      { sealedTo: () => ({ open: [], openCount: 0, endedCount: 3 }) },
      '3 ended reports',
    ],
  ])('refuses %s', (_, change, message) => {
    const before = readFileSync(file, 'utf8')
    expect(() => retire(change)).toThrow(message)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })

  it('gives ended reports up where somebody says so', () => {
    const sealedTo = () => ({ open: [], openCount: 0, endedCount: 3 })
    expect(retire({ sealedTo, loseEnded: true }).join('\n')).toContain("can't be read any more")
  })
})

describe('what only a key opens', () => {
  it('is found in parts, messages, notes, files, open appeals and what waits of another centre, and a second key of the owner takes it out', () => {
    const db = new DatabaseSync(':memory:')
    db.exec(`CREATE TABLE reports (id, reference, open, created_at);
      CREATE TABLE referrals (report_id, state, wraps);
      CREATE TABLE appeals (reference, open, created_at, wraps);
      ${['sealed_parts', 'messages', 'notes', 'evidence'].map((t) => `CREATE TABLE ${t} (report_id, wraps);`).join('')}
      INSERT INTO reports VALUES ('a','A',1,1),('b','B',1,2),('c','C',0,3),('d','D',1,4),('e','E',1,5)`)
    const wraps = (...kids: string[]) =>
      JSON.stringify(kids.map((kid) => ({ kid, enc: '', ct: '' })))
    const put = (table: string, id: string, ...kids: string[]) =>
      db.prepare(`INSERT INTO ${table} VALUES (?, ?)`).run(id, wraps(...kids))
    put('sealed_parts', 'a', OLD, 'recovery-key', 'receipt')
    put('sealed_parts', 'b', OLD, NEW)
    put('messages', 'b', OLD, 'receipt')
    put('evidence', 'c', OLD)
    put('notes', 'c', OLD)
    put('sealed_parts', 'd', NEW)
    put('sealed_parts', 'e', OLD, NEW)
    const appeal = db.prepare('INSERT INTO appeals VALUES (?, ?, 6, ?)')
    appeal.run('F', 1, wraps(OLD, 'receipt'))
    appeal.run('G', 0, wraps(OLD))
    const referral = db.prepare('INSERT INTO referrals VALUES (?, ?, ?)')
    referral.run('e', 'sent', wraps(OLD))
    referral.run('d', 'answered', wraps(OLD))
    const rows = db.prepare(onlyOpenedBy(OLD, [NEW])).all() as { reference: string; open: number }[]
    expect(summaryOf(rows)).toEqual({ open: ['A', 'B', 'E', 'F'], openCount: 4, endedCount: 1 })
  })
})
