import { describe, expect, it } from 'vitest'
import { DOCUMENTED } from '../../../scripts/prove/faults.ts'
import { openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { nothingAnswers } from '../../support/nothing-answers.ts'

const MARK = 'MARKED-13800138000'

/** What D1 documents, and what is seen beside it. */
const OUTAGES = [
  ...DOCUMENTED,
  'D1_ERROR: Exceeded maximum DB size.',
  'D1_ERROR: internal error; reference = 0123456789abcdef',
  'D1_ERROR: database or disk is full: SQLITE_FULL',
  'D1_ERROR: disk I/O error: SQLITE_IOERR',
  'Network connection lost.',
]

const BUGS = [
  'D1_ERROR: no such column: MARKED-13800138000: SQLITE_ERROR',
  'D1_ERROR: near "MARKED-13800138000": syntax error at offset 7: SQLITE_ERROR',
  'D1_ERROR: NOT NULL constraint failed: reports.kind: SQLITE_CONSTRAINT',
  'D1_ERROR: string or blob too big: SQLITE_TOOBIG',
  "D1_TYPE_ERROR: Type 'undefined' not supported for value 'undefined'",
  'D1_COLUMN_NOTFOUND: Column not found (MARKED-13800138000)',
  'D1_EXEC_ERROR: Error in line 1: MARKED-13800138000: syntax error',
]

describe('while the database says that it cannot answer', () => {
  it.each(OUTAGES)('%s: 503, and worth another try', async (message) => {
    for (const [path, response, logged] of await eachRoute(new Error(`${message} ${MARK}`))) {
      expect([path, response.status, response.headers.get('retry-after')]).toEqual([
        path,
        503,
        '10',
      ])
      await saysNothingElse(response, 'unavailable')
      expect(logged).toContainEqual(expect.objectContaining({ event: 'unavailable' }))
    }
  })
})

describe('a fault of our own', () => {
  it.each([
    ...BUGS.map((message) => new Error(message)),
    new TypeError(MARK),
    new RangeError(MARK),
  ])('%s: 500, and no more', async (error) => {
    for (const [path, response, logged] of await eachRoute(error)) {
      expect([path, response.status, response.headers.get('retry-after')]).toEqual([
        path,
        500,
        null,
      ])
      await saysNothingElse(response, 'internal')
      expect(logged).toContainEqual({
        event: 'bug',
        fields: { requestId: expect.any(String), error: error.name },
      })
    }
  })

  it('keeps an error that carries words in its name to itself', async () => {
    const error = Object.assign(new Error(MARK), { name: `Failed for ${MARK}` })
    for (const [, response, logged] of await eachRoute(error)) {
      await saysNothingElse(response, 'internal')
      expect(JSON.stringify(logged)).not.toContain(MARK)
    }
  })

  it.each([MARK, null, undefined, { message: MARK }])('even when %j is thrown', async (thrown) => {
    for (const [, response] of await eachRoute(thrown)) {
      expect(response.status).toBe(500)
      await saysNothingElse(response, 'internal')
    }
  })
})

async function eachRoute(thrown: unknown) {
  const door = await openDoor(nothingAnswers(thrown))
  const status = () =>
    door.fetch('/api/v1/reports/status', {
      headers: { authorization: `Receipt ${'A'.repeat(43)}` },
    })
  return [
    ['POST reports', await door.report(makeReport()), door.logged],
    ['GET status', await status(), door.logged],
  ] as const
}

async function saysNothingElse(response: Response, code: string) {
  const text = await response.text()
  expect(text).not.toContain(MARK)
  expect(Object.keys(JSON.parse(text)).sort()).toEqual([
    'code',
    'requestId',
    'status',
    'title',
    'type',
  ])
  expect(JSON.parse(text).code).toBe(code)
  expect(JSON.stringify([...response.headers])).not.toContain(MARK)
}
