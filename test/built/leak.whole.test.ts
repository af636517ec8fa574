import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { beforeAll, describe, expect, it } from 'vitest'
import { fireScheduled } from '../../scripts/portal/serve-worker.ts'
import { newFinder } from '../support/find-marks.ts'
import { type MarkedReport, markedReport } from '../support/marked-report.ts'
import { fetchPortal, portal } from '../support/portal.ts'
import { databaseFile } from '../support/stored-rows.ts'

const REPORTS = 8
const FIRST = 70_000
const reports = Array.from({ length: REPORTS }, (_, n) => markedReport(FIRST + n, new Date()))
const marks = reports.flatMap((report) => report.marks)

describe('the built portal, after marked reports by its plain form, failing pages and its schedule', () => {
  it('took the reports and stored none of the marks', () => {
    expect(left.references).toBe(REPORTS)
    expect(left.found).toEqual([])
  })

  it('wrote none of them to its log either, nor which table a failing page asked for', () => {
    expect(left.failed).toEqual([500, 500])
    expect(newFinder(marks)(Buffer.from(left.log))).toEqual([])
    expect(left.log).not.toContain('no such table')
    expect(left.log).toContain('"event":"bug","error":"PageError"')
  })
})

interface Left {
  readonly references: number
  readonly found: readonly unknown[]
  readonly failed: readonly number[]
  readonly log: string
}

let left: Left
beforeAll(async () => {
  const references: string[] = []
  const receipts: string[] = []
  for (const [n, report] of reports.entries()) {
    const page = await sendPlainForm(report, n)
    references.push(/data-reference[^>]*>([^<]+)</.exec(page)?.[1]?.trim() ?? `none in ${n}`)
    receipts.push(/data-receipt(?:\s[^>]*)?>([^<]+)</.exec(page)?.[1]?.trim() ?? '')
  }
  const failed = await withoutTable('reports', async () => [
    await statusOf(receipts[0] ?? ''),
    (await postForm(await filledIn(reports[0] as MarkedReport, 99), 99)).status,
  ])
  await fireScheduled(portal().origin)
  const contents = readAll(join(portal().state, 'data'))
  const find = newFinder(marks)
  const findReference = newFinder(references.map((text) => ({ kind: 'reference', text })))
  left = {
    references: new Set(contents.flatMap(findReference).map(({ mark }) => mark.text)).size,
    found: contents.flatMap(find),
    failed,
    log: readFileSync(join(portal().state, 'logs', 'worker.log'), 'utf8'),
  }
})

async function sendPlainForm(report: MarkedReport, n: number): Promise<string> {
  const response = await postForm(await filledIn(report, n), n)
  const page = await response.text()
  expect([n, response.status]).toEqual([n, 200])
  return page
}

/** What a person would have typed into the form that was just served to them. */
async function filledIn({ body, marks: secrets }: MarkedReport, n: number) {
  const page = await (await fetchPortal('/report/fraud/', { headers: from(n) })).text()
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const secret = (kind: string) => secrets.find((mark) => mark.kind === kind)?.text ?? ''
  const { contact } = body.private
  return new URLSearchParams({
    token,
    situation: 'paid',
    age: body.payments ? secret('age') : '',
    story: secret('story'),
    ...(contact && { name: secret('name'), phone: secret('phone') }),
    'payment-0-amount': String(Number(secret('amount')) / 100),
    'payment-0-method': 'bank-transfer',
    'payment-0-bank': secret('bank'),
    'indicator-0-value': secret('suspect phone'),
    'indicator-1-value': `https://${secret('suspect link')}/u`,
    consent: 'yes',
    'consent-sensitive': 'yes',
    'consent-abroad': 'yes',
  })
}

const postForm = (body: URLSearchParams, n: number) =>
  fetchPortal('/report/fraud/', { method: 'POST', body, headers: from(n) })

const statusOf = async (receipt: string) =>
  (await fetchPortal('/report/status/', { method: 'POST', body: new URLSearchParams({ receipt }) }))
    .status

/** Another network for each sender, as many people would have. */
const from = (n: number) => ({ 'cf-connecting-ip': `198.18.${n}.7` })

/** Does something while the database lacks a table: our own statement is wrong, and a page throws. */
async function withoutTable<T>(name: string, act: () => Promise<T>): Promise<T> {
  const database = new DatabaseSync(databaseFile())
  try {
    database.exec(`ALTER TABLE ${name} RENAME TO away`)
    try {
      return await act()
    } finally {
      database.exec(`ALTER TABLE away RENAME TO ${name}`)
    }
  } finally {
    database.close()
  }
}

const readAll = (folder: string): Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
