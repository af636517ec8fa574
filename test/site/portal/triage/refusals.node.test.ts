import { describe, expect, test, vi } from 'vitest'
import { refusePage } from '../../../../site/portal/triage/refuse-page.ts'
import { whenStorageAnswers } from '../../../../site/portal/triage/when-storage-answers.ts'

type Desk = Parameters<typeof whenStorageAnswers>[0]

describe('a page that asks the database', () => {
  test('gets its answer', async () => {
    expect(await whenStorageAnswers(desk(), async () => 7)).toBe(7)
  })

  test('is told when there is none, and the log names the class of the error only', async () => {
    const log = vi.fn()
    const down = () => Promise.reject(new Error('D1_ERROR: Network connection lost. 13800138000'))
    expect(await whenStorageAnswers(desk(log), down)).toBe('unavailable')
    expect(log.mock.calls).toEqual([['unavailable', { error: 'Error' }]])
  })

  test.each([new TypeError('x'), new Error('D1_ERROR: no such column: x: SQLITE_ERROR')])(
    'fails with a fault of our own: %s',
    async (bug) => {
      await expect(whenStorageAnswers(desk(), () => Promise.reject(bug))).rejects.toBe(bug)
    },
  )
})

describe('a page that says no', () => {
  test.each([
    ['unauthenticated', 401, { 'www-authenticate': 'Cloudflare-Access' }],
    ['forbidden', 403, {}],
    ['not-found', 404, {}],
    ['unavailable', 503, { 'retry-after': '10' }],
  ] as const)('%s: %i, as the API would', (code, status, headers) => {
    const response = { status: 200, headers: new Headers() }
    refusePage(response, code)
    expect(response.status).toBe(status)
    expect(Object.fromEntries(response.headers)).toEqual(headers)
  })
})

const desk = (log = vi.fn()) => ({ ctx: { log } }) as unknown as Desk
