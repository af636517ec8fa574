import { describe, expect, test } from 'vitest'
import { composeDossier, type Evidence } from '../../../../site/enhance/case-kit/dossier.ts'
import { dossierHtml, dossierText } from '../../../../site/enhance/case-kit/write-dossier.ts'
import { type CaseNotes, NO_NOTES } from '../../../../site/enhance/case-notes.ts'
import { readYaml } from '../../../../site/vite/yaml.mjs'

const NOTES: CaseNotes = {
  fields: { name: '李某', pasted: '加微信 abc_12345，下载 http://evil-app.top/x，打 13800138000' },
  events: [
    { when: '2026-11-22T10:00', what: '发现被拉黑' },
    { when: '', what: '记不清哪天加的好友' },
  ],
  payments: [
    { when: '2026-11-22T09:05', amount: '1.2万', toName: '王某某', toAccount: '6222 0212 3456' },
    {
      when: '2026-11-21T20:00',
      amount: '500.5',
      toAccount: '622202123456',
      methodWords: '银行转账',
    },
    { when: '', amount: '好几千' },
    { when: '', amount: ' ', methodWords: '' },
  ],
}
const FILE: Evidence = {
  name: '截图.png',
  size: 1234,
  modified: '2026-11-22T09:10',
  sha256: 'a'.repeat(64),
}

describe('the file', () => {
  test('has steps and payments in one order of time, what has no time at the end', () => {
    expect(rowsOf('时间线').map(([when]) => when)).toEqual([
      '2026-11-21 20:00',
      '2026-11-22 09:05',
      '2026-11-22 10:00',
      '',
      '',
    ])
  })

  test('adds up what can be read and says what can’t', () => {
    expect(sectionOf('付款明细')?.after).toEqual([
      '合计 2 笔，12,500.50 元',
      '另有 1 笔金额没写清，没算进合计',
    ])
  })

  test('leaves empty rows out', () => {
    expect(rowsOf('付款明细')).toHaveLength(3)
  })

  test('names payees and what the pasted text holds, nothing twice, links not to be tapped', () => {
    expect(rowsOf('对方的身份线索')).toEqual([
      ['收款人', '王某某'],
      ['收款账号', '6222 0212 3456'],
      ['微信', 'abc_12345'],
      ['网址', 'hxxp://evil-app[.]top/x'],
      ['电话', '138 0013 8000'],
    ])
  })

  test('lists evidence with its fingerprint', () => {
    expect(rowsOf('证据清单')).toEqual([
      ['1', '截图.png', '1,234 B', '2026-11-22 09:10', 'a'.repeat(64)],
    ])
  })

  test('says which blanks are left', () => {
    const left = rowsOf('还缺这些，能想起就补上').flat()
    expect(left).toContain('能找到你的电话')
    expect(left).toContain('第 3 笔的收款账号或单号')
    expect(left).not.toContain('你的姓名')
    expect(left).not.toContain('转账截图和聊天记录')
  })

  test('of nothing is a list of what to begin with', () => {
    const empty = composeDossier(NO_NOTES, [], WORDS, '2026-11-22 12:00')
    expect(empty.sections.map(({ title }) => title)).toEqual(['还缺这些，能想起就补上'])
  })
})

test('as text it says everything once more', () => {
  const text = dossierText(dossier)
  expect(text).toContain('合计 2 笔，12,500.50 元')
  expect(text).toContain('a'.repeat(64))
  expect(text.split('\n')[0]).toBe('报案材料')
})

test('as a page of its own, what was typed stays text and nothing is loaded', () => {
  const hostile = composeDossier(
    { ...NOTES, events: [{ when: '', what: '<script>alert(1)</script><img src=x onerror=y>' }] },
    [{ ...FILE, name: '"><svg onload=z>.png' }],
    WORDS,
    '2026-11-22 12:00',
  )
  const html = dossierHtml(hostile, 'zh-CN')
  expect(html).not.toMatch(/<script|<img|<svg/)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).not.toMatch(/<[^>]*\s(?:src|href)=/)
  expect(html).toContain("default-src 'none'")
})

const kit = (readYaml('content/strings/zh-CN/kit.yaml') ?? {}) as Record<string, object>
const flatten = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[path + key, inner]] : flatten(inner, `${path + key}.`),
  )
const WORDS = Object.fromEntries([
  ...flatten(kit.sheet ?? {}),
  ...flatten(kit.person ?? {}, 'person.'),
  ...flatten(kit.sorts ?? {}, 'sorts.'),
])
const dossier = composeDossier(NOTES, [FILE], WORDS, '2026-11-22 12:00')
const sectionOf = (title: string) => dossier.sections.find((one) => one.title === title)
const rowsOf = (title: string) => sectionOf(title)?.rows ?? []
