import { describe, expect, it } from 'vitest'
import { type Context, createContext } from '../../../functions/context.ts'
import { phraseOf } from '../../../functions/reports/phrase.ts'
import { postStatusForm } from '../../../functions/reports/post-status-form.ts'
import { newReceipt, parseReceipt } from '../../../functions/sealing/receipt.ts'
import { NOW, openDoor, testCentres, testEnv } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { seeded } from '../../support/random.ts'

describe('progress by the whole receipt, without JavaScript', () => {
  it.each([
    ['as it was shown', (receipt: string) => receipt],
    [
      'in small letters, without dashes',
      (receipt: string) => receipt.toLowerCase().replaceAll('-', ''),
    ],
    ['over two lines', (receipt: string) => receipt.replace('-', '\r\n')],
  ])('shows how far a report has come, the receipt typed %s', async (_, typed) => {
    const door = await openDoor()
    const answer = await door.report(makeReport())
    const { reference, receipt } = await answer.json<{ reference: string; receipt: string }>()
    expect(await post({ receipt: typed(receipt) })).toEqual({
      view: 'status',
      status: 200,
      report: {
        reference,
        stage: 'received',
        stageAt: NOW.toISOString(),
        receivedAt: NOW.toISOString(),
        dueAt: '2026-11-23T02:15:00.000Z',
        nextAt: null,
        steps: [{ stage: 'received', at: NOW.toISOString() }],
        reason: null,
      },
      phrase: await phraseOf(bytesOf(receipt)),
      thread: { open: true, held: false, messages: [] },
      written: null,
      receipt: typed(receipt),
      token: expect.stringMatching(/^[\w-]{72}$/),
    })
  })

  it.each([
    ['nothing', {}, 422, 'required'],
    ['only spaces', { receipt: '  ' }, 422, 'required'],
    ['too little', { receipt: 'CSJP-KMEM' }, 422, 'malformed'],
    ['a slip of the finger', { receipt: slip(newReceipt(seeded('slip'))) }, 422, 'check'],
    ['a receipt of no report', { receipt: newReceipt(seeded('nobody')) }, 404, 'unknown'],
  ])('answers %s with words, and keeps what was typed', async (_, fields, status, problem) => {
    const typed = ('receipt' in fields ? (fields.receipt as string) : '').trim()
    expect(await post(fields)).toEqual({ view: 'form', status, problem, typed })
  })

  it('says so when the database is down', async () => {
    const reports = new Proxy({} as Context['reports'], {
      get: () => () => Promise.reject(new Error('D1_ERROR: no')),
    })
    const view = await post({ receipt: newReceipt(seeded('down')) }, { reports })
    expect(view).toMatchObject({ view: 'form', status: 503, problem: 'unavailable' })
  })

  it('holds 10 MB and bytes that are no text', async () => {
    expect(await post(`receipt=${'x'.repeat(10_000_000)}`)).toMatchObject({
      status: 413,
      typed: '',
    })
    expect(await post('receipt=%C4%E3')).toMatchObject({ status: 422, typed: '' })
  })
})

function bytesOf(receipt: string) {
  const bytes = parseReceipt(receipt)
  if (!bytes.ok) throw new Error(bytes.error)
  return bytes.value
}

describe('a message without JavaScript', () => {
  it('is sealed before it is stored, shown again, and stored once however often it is sent', async () => {
    const { receipt, token } = await looked()
    const fields = { receipt, token, do: 'message', message: '还有一个账号。' }
    const [first] = [await post(fields), await post(fields)]
    expect(first).toMatchObject({
      view: 'status',
      status: 200,
      written: { sent: true },
      thread: { messages: [{ sender: 'reporter', at: NOW.toISOString(), text: '还有一个账号。' }] },
    })
    expect((await looked(receipt)).thread.messages).toHaveLength(1)
    const other = await post({ ...fields, message: '还有两个账号。' })
    expect(other).toMatchObject({ status: 422, written: { sent: false, problem: 'reused' } })
  })

  it.each([
    ['nothing', { message: ' ' }, 'required'],
    ['too much', { message: '字'.repeat(4_001) }, 'too-long'],
    ['with a token of nobody', { token: 'x'.repeat(72) }, 'expired'],
  ])('that says %s comes back with what was written', async (_, changes, problem) => {
    const { receipt, token } = await looked()
    const fields = { receipt, token, do: 'message', message: '好', ...changes }
    expect(await post(fields)).toMatchObject({
      status: 422,
      written: { sent: false, problem, text: fields.message },
    })
  })
})

describe('a withdrawal without JavaScript', () => {
  it('asks first, then erases; afterwards the receipt is one of no report', async () => {
    const { receipt } = await looked()
    expect(await post({ receipt, do: 'withdraw' })).toMatchObject({ view: 'withdraw', receipt })
    expect(await post({ receipt })).toMatchObject({ view: 'status' })
    expect(await post({ receipt, do: 'erase' })).toEqual({ view: 'withdrawn', status: 200 })
    const nobodys = newReceipt(seeded('nobody'))
    for (const fields of [{}, { do: 'withdraw' }, { do: 'erase' }]) {
      const erased = await post({ receipt, ...fields })
      expect(erased).toEqual({ ...(await post({ receipt: nobodys, ...fields })), typed: receipt })
    }
  })
})

/** The page of a report, asked for by the receipt; without one a report is sent first. */
async function looked(known?: string) {
  const receipt =
    known ??
    (await (await (await openDoor()).report(makeReport())).json<{ receipt: string }>()).receipt
  const view = await post({ receipt })
  if (view.view !== 'status') throw new Error(view.view)
  return view
}

/** One wrong letter, which the check character finds. */
function slip(receipt: string): string {
  return receipt.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
}

async function post(fields: Record<string, string> | string, overrides: Partial<Context> = {}) {
  const { keys } = await openDoor()
  const centres = testCentres(keys)
  const ctx = createContext(testEnv(), {
    clock: () => NOW,
    centres,
    log: () => {},
    withinBudget: async () => true,
    ...overrides,
  })
  return postStatusForm(
    ctx,
    new Request('https://jingzhong.test/report/status/', {
      method: 'POST',
      body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }),
  )
}
