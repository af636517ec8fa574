// Longer than most files: every documented way in which a row can be wrong stands in one table.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, folded } from '../../../functions/imports/columns.ts'
import { decodeCsv, IMPORT_LIMITS } from '../../../functions/imports/decode-csv.ts'
import { guardCell, unguardCell } from '../../../functions/imports/guard-cell.ts'
import { columnsOf } from '../../../functions/imports/read-row.ts'
import { rowKey } from '../../../functions/imports/row-key.ts'
import { questionsOf } from '../../../functions/reports/form.ts'
import { FORMS } from '../../../functions/reports/forms/forms.ts'
import { KINDS } from '../../../functions/reports/vocabulary.ts'
import { writeCsv } from '../../../site/data/write-csv.ts'
import { importWords } from '../../../site/portal/triage/import-words.ts'
import { line, readImport, refusalOf } from '../../support/import-sheet.ts'

const WORDS = importWords('zh-CN')
const HEADER = COLUMNS.map(({ id }) => WORDS.headers[id]?.[0] ?? id)

describe('three hundred rows, forty of them wrong', () => {
  it('name exactly those forty, and none is lost', () => {
    const rows = Array.from({ length: 260 }, (_, n) => goodRow(n))
    const wrong = WRONG.slice(0, 40)
    for (const [n, { cells }] of wrong.entries()) rows.splice(n * 7, 0, cells)
    const { good, bad } = readImport(fileOf(rows), WORDS)
    const named = bad.map(({ row }) => row)
    console.info(
      `import: ${rows.length} rows, ${wrong.length} wrong in ${wrong.length} ways: ` +
        `${good.length} good, ${bad.length} named`,
    )
    expect(wrong).toHaveLength(40)
    // The heading is row 1.
    expect(named).toEqual(wrong.map((_, n) => n * 7 + 2))
    expect(good.length + bad.length).toBe(rows.length)
    for (const [n, { column, code }] of wrong.entries()) {
      const [first, ...others] = bad[n]?.problems ?? []
      expect([n, first]).toMatchObject([n, { column, code }])
      // What is wrong in two cells is named in both; nothing is named that has no place.
      expect(others.filter((one) => one.column === null)).toEqual([])
    }
  })
})

/** One row for each way to be wrong, with the column and the code that it is named by. */
const WRONG = [
  bad('kind', 'required', { story: '没有类型' }),
  bad('kind', 'invalid', { kind: '别的' }),
  bad('situation', 'required', { kind: '诈骗' }),
  bad('situation', 'invalid', { situation: '着急' }),
  bad('also', 'invalid', { also: '正在转账；没有这一种' }),
  bad('in-contact', 'invalid', { 'in-contact': '也许' }),
  bad('images', 'conflict', { images: '是' }),
  bad('for', 'invalid', { for: '邻居' }),
  bad('age', 'invalid', { age: '三十' }),
  bad('scam-type', 'invalid', { 'scam-type': '没听说过的骗局' }),
  bad('occurred-on', 'no-such-date', { 'occurred-on': '2026-02-30' }),
  bad('occurred-on', 'future', { 'occurred-on': '2027-01-01' }),
  bad('occurred-on', 'out-of-range', { 'occurred-on': '0226-01-01' }),
  bad('occurred-on', 'malformed', { 'occurred-on': '上周' }),
  bad('province', 'invalid', { province: '东方省' }),
  bad('province', 'required', { place: '成都武侯区' }),
  bad('place', 'too-long', { province: '四川省', place: '长'.repeat(101) }),
  bad('amount', 'malformed', { amount: '很多' }),
  bad('amount', 'negative', { amount: '-300' }),
  bad('amount', 'too-precise', { amount: '3.001' }),
  bad('amount', 'out-of-range', { amount: '99999999999' }),
  bad('amount', 'required', { 'paid-at': '2026-11-20 09:30' }),
  bad('paid-at', 'malformed', { amount: '300', 'paid-at': '2026-11-20' }),
  bad('paid-at', 'future', { amount: '300', 'paid-at': '2026-12-20 09:30' }),
  bad('method', 'invalid', { amount: '300', method: '支票' }),
  bad('bank', 'too-long', { amount: '300', bank: '行'.repeat(65) }),
  bad('phones', 'malformed', { phones: '1.39123E+10' }),
  bad('others', 'too-many', { others: Array.from({ length: 21 }, (_, n) => `号${n}`).join('\n') }),
  bad('story', 'too-long', { story: '很'.repeat(6_001) }),
  bad('name', 'too-long', { name: '名'.repeat(65) }),
  bad('phone', 'required', { 'may-call': '是' }),
  bad('email', 'malformed', { email: 'nobody' }),
  bad('phone', 'not-under-14', { age: '不满 14 岁', phone: '13800138000' }),
  bad('way', 'required', { kind: '校园提醒', situation: '' }),
  bad('school', 'malformed', {
    kind: '校园提醒',
    situation: '',
    way: '聊天群',
    school: '学校13800',
  }),
  bad('progress', 'required', { kind: '招聘广告', situation: '' }),
  bad('asks', 'invalid', { kind: '招聘广告', situation: '', progress: '只看到广告', asks: '红包' }),
  bad('group', 'required', { kind: '线索', situation: '' }),
  bad('name', 'anonymous-only', { kind: '线索', situation: '', group: '内鬼', name: '小林' }),
  bad('company', 'unknown-field', { company: '远航' }),
]

describe('the template', () => {
  it('has a column for everything that a form asks', () => {
    const asked = KINDS.flatMap((kind) =>
      questionsOf(FORMS[kind]).flatMap((question) => fieldsOf(question).map((one) => [kind, one])),
    )
    const read = KINDS.flatMap((kind) => columnsOf(kind).map(({ reads }) => [kind, reads]))
    const missing = asked.filter(
      ([kind, field]) =>
        !read.some(([of, reads]) => {
          if (of !== kind || typeof reads !== 'object') return false
          return reads.as === 'indicators' ? field === 'indicator' : reads.field === field
        }),
    )
    expect(missing).toEqual([])
  })

  it.each(['zh-CN', 'en'] as const)('has headings and words that mean one thing each: %s', (of) => {
    const { headers, codes } = importWords(of)
    for (const words of [headers, ...Object.values(codes)]) {
      const all = Object.entries(words).flatMap(([code, names]) => [
        ...new Set([code, ...names].map(folded)),
      ])
      expect(all.filter((name, n) => all.indexOf(name) !== n)).toEqual([])
    }
  })

  it('is understood in either language, whatever case and width, with or without the star', () => {
    const english = line('Kind *', 'SITUATION', 'What happened')
    const chinese = line('类型（必填）', '情形', '经过')
    const rows = [
      line('fraud', 'paid', 'x'),
      line('诈骗', '已经付款', 'x'),
      line('Fraud', 'PAID', 'x'),
    ]
    for (const header of [english, chinese]) {
      const { good } = readImport([header, ...rows].join('\n'), WORDS)
      expect(good.map(({ input }) => input)).toEqual(good.map(() => good[0]?.input))
      expect(good).toHaveLength(3)
    }
  })
})

describe('a file', () => {
  const text = fileOf([goodRow(1)])

  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16', utf16(`\uFEFF${text}`)],
    // 类型,经过 / 诈骗, 他骗我 as Excel writes them in China.
    ['GBK', gbk()],
  ])('may be written in %s', (name, bytes) => {
    const decoded = decodeCsv(bytes as Uint8Array<ArrayBuffer>)
    if (!decoded.ok) throw new Error(decoded.error)
    const { good, bad } = readImport(decoded.value.text, WORDS)
    expect([name, good.length, bad]).toEqual([name, 1, []])
  })

  it.each([
    ['too-large', new Uint8Array(IMPORT_LIMITS.bytes + 1)],
    ['empty', new Uint8Array()],
    ['workbook', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
    ['unreadable', new Uint8Array([0xff, 0x00, 0xff])],
  ])('is refused as a whole: %s', (error, bytes) => {
    expect(decodeCsv(bytes)).toEqual({ ok: false, error })
  })

  it.each([
    ['empty', '', undefined],
    ['empty', line('类型', '经过'), undefined],
    ['no-kind-column', '经过\nx', undefined],
    ['unknown-column', '类型,天气\n诈骗,晴', '天气'],
    ['duplicate-column', '类型,经过,What happened\n诈骗,a,b', 'What happened'],
    ['broken-quote', '类型,经过\n诈骗,a\n诈骗,"b\n诈骗,c', '3'],
    ['broken-quote', '类型,经过\n诈骗,a\n诈骗,"b"c\n诈骗,d', '3'],
    ['too-many-rows', `类型\n${'诈骗\n'.repeat(IMPORT_LIMITS.rows + 1)}`, '5001'],
  ])('is refused as a whole where it can’t be read: %s', (code, content, at) => {
    expect(refusalOf(content, WORDS)).toEqual({ code, ...(at && { at }) })
  })

  it('keeps line breaks within quotes, and passes over rows that say nothing', () => {
    const { good, bad } = readImport(
      '\n类型,情形,经过\r\n诈骗,已经付款,"一\r\n二"\r\n,,\r\n   \r\n诈骗,已经付款,三\r\n,,\r\n\r\n',
      WORDS,
    )
    expect(bad).toEqual([])
    expect(good.map(({ row }) => row)).toEqual([3, 6])
    expect(good[0]?.input).toMatchObject({ private: { story: '一\n二' } })
  })

  it.each(['\t', ';'])('may be divided by %j', (delimiter) => {
    const { good } = readImport(
      ['类型,情形', '诈骗,已经付款'].join('\n').replaceAll(',', delimiter),
      WORDS,
    )
    expect(good).toHaveLength(1)
  })

  it('names a cell that stands under no heading', () => {
    const { bad } = readImport('类型,情形\n诈骗,已经付款,多出来的', WORDS)
    expect(bad[0]?.problems).toEqual([{ column: null, code: 'unknown-field', value: '多出来的' }])
  })
})

describe('a row', () => {
  it('says what its form would have said', () => {
    const { good } = readImport(fileOf([goodRow(3)]), WORDS)
    expect(good[0]?.input).toEqual({
      kind: 'fraud',
      locale: 'zh-CN',
      noticeVersion: '2026-11',
      situation: 'paid',
      for: 'family',
      scamType: 'task-rebate',
      occurredOn: '2026-11-20',
      region: '510000',
      payments: [{ amountFen: 300_300, method: 'wechat', paidAt: '2026-11-20T01:30:00.000Z' }],
      indicators: [
        { kind: 'phone', value: '139 1234 0003' },
        { kind: 'url', value: 'hxxp://a3.top' },
        { kind: 'url', value: 'b3.top' },
      ],
      private: {
        story: '第 3 个人说，"先付款"\n\n【地点】成都',
        contact: { name: '小林', phone: '13800138000', mayCall: true },
      },
    })
  })

  it('has a key that depends on what it says and where it goes, however it is spelled', async () => {
    const spellings = [
      row({ kind: '诈骗', situation: '已经付款', amount: '3000', 'occurred-on': '2026-11-20' }),
      row({ kind: 'fraud', situation: 'paid', amount: '3,000.00元', 'occurred-on': '2026/11/20' }),
      row({ kind: ' Fraud ', situation: 'PAID', amount: '0.3万', 'occurred-on': '20261120' }),
    ]
    const others = [
      row({ kind: 'fraud', situation: 'paid', amount: '3001', 'occurred-on': '2026-11-20' }),
      row({ kind: 'fraud', situation: 'gave-info', amount: '3000', 'occurred-on': '2026-11-20' }),
    ]
    const { good } = readImport(fileOf([...spellings, ...others]), WORDS)
    const keys = await Promise.all(good.map((one) => rowKey(one, 'jiangpan')))
    expect(keys[0]).toMatch(/^[\w-]{43}$/)
    expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]])
    expect(new Set(keys).size).toBe(3)
    expect(await rowKey(good[0] as (typeof good)[0], 'elsewhere')).not.toBe(keys[0])
  })
})

describe('the file of rows to mend', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('=1+1', "'=1+1", "''-x", '+86', '@x', '\t', '－1', '"', 'a,b', '一\r\n二', "'"),
  )

  it('gives back every cell as it was, and nothing that a spreadsheet runs', () => {
    fc.assert(
      fc.property(cell, (text) => {
        expect(unguardCell(guardCell(text))).toBe(text)
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
      }),
    )
  })

  it('comes back through the parser with the same cells', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (stories) => {
        const columns = ['类型', '经过'].map((name) => ({ name, type: 'string' }) as const)
        const file = writeCsv(
          columns,
          stories.map((story) => ({ 类型: '诈骗', 经过: guardCell(story) })),
        )
        const { sheet } = readImport(file, WORDS)
        expect(sheet.rows.map(({ cells }) => cells)).toEqual(
          stories.map((story) => ['诈骗', story]),
        )
      }),
    )
  })

  it('is read over its own two columns when it comes back', () => {
    const { good } = readImport('原来的行,要改的地方,类型,情形\n7,省：没有,诈骗,已经付款', WORDS)
    expect(good).toHaveLength(1)
  })
})

/** Cells by the ids of their columns, in the template's order. */
function row(cells: Readonly<Record<string, string>>): string {
  return line(...COLUMNS.map(({ id }) => cells[id] ?? ''))
}

function fileOf(rows: readonly string[]): string {
  return [line(...HEADER), ...rows].join('\r\n')
}

function goodRow(n: number): string {
  return row({
    kind: '诈骗',
    situation: '已经付款',
    for: '家人代报',
    'scam-type': '刷单返利',
    'occurred-on': '2026年11月20日',
    province: '四川',
    place: '成都',
    amount: `3,00${n % 10}`,
    'paid-at': '2026/11/20 9:30:00',
    method: '微信',
    phones: `139 1234 ${String(n).padStart(4, '0')}`,
    links: `hxxp://a${n}.top\nb${n}.top`,
    story: `第 ${n} 个人说，"先付款"`,
    name: '小林',
    phone: '13800138000',
    'may-call': '是',
  })
}

function bad(column: string, code: string, changes: Readonly<Record<string, string>>) {
  const whole = { kind: '诈骗', situation: '已经付款', ...changes }
  const kindless = column === 'kind' && code === 'required'
  const { kind, situation, ...rest } = whole
  const noSituation = column === 'situation' && code === 'required'
  const cells = {
    ...rest,
    ...(!kindless && { kind }),
    ...(!noSituation && !kindless && { situation }),
  }
  return { cells: row(cells), column, code }
}

type Question = ReturnType<typeof questionsOf>[number]

/** The fields of a question that hold what somebody knows; pasted text is for the page only. */
function fieldsOf(question: Question): readonly string[] {
  switch (question.ask) {
    case 'place':
      return ['province', 'place']
    case 'payments':
      return ['amount', 'when', 'method', 'bank'].map((name) => `payment-0-${name}`)
    case 'suspects':
      return ['indicator']
    case 'contact':
      return ['name', 'phone', 'may-call', 'email']
    default:
      return [question.field]
  }
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2)
  for (let n = 0; n < text.length; n += 1) {
    bytes[n * 2] = text.charCodeAt(n) & 255
    bytes[n * 2 + 1] = text.charCodeAt(n) >> 8
  }
  return bytes
}

/** 类型,情形,经过 / 诈骗,已经付款,他骗我 in GBK: no encoder for it in the browser or here. */
function gbk(): Uint8Array<ArrayBuffer> {
  const hex = 'c0e0d0cd2cc7e9d0ce2cbeadb9fd0d0ad5a9c6ad2cd2d1beadb8b6bfee2ccbfbc6adced20d0a'
  return new Uint8Array(hex.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? [])
}
