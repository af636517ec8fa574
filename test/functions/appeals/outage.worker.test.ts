import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { type AppealStore, appealStore } from '../../../functions/appeals/appeal.store.ts'
import { storeAppeal } from '../../../functions/appeals/held-appeal.ts'
import { openAppealForm, postAppealForm } from '../../../functions/appeals/post-appeal-form.ts'
import { createContext } from '../../../functions/context.ts'
import { isAppeal } from '../../../functions/outbox/held.ts'
import { outboxOf } from '../../../functions/outbox/outbox.ts'
import { macOf } from '../../../functions/reports/identity.ts'
import { openPart } from '../../../functions/sealing/envelope.ts'
import { utf8 } from '../../../functions/sealing/hkdf.ts'
import { parseReceipt, receiptAuth } from '../../../functions/sealing/receipt.ts'
import { openConsole } from '../../support/console.ts'
import { countRows, freshKey, NOW, openDoor, testCentres, testEnv } from '../../support/door.ts'
import { drainOutbox } from '../../support/drain-outbox.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { indicatorId } from '../../support/named-reports.ts'
import { nothingAnswers } from '../../support/nothing-answers.ts'

const TEXT = '这个号码上个月才到我手里，营业厅可以证明。'
const NAMED = { kind: 'phone', value: '+8613811112222' } as const
const OUTAGE = new Error('D1_ERROR: Network connection lost.')

describe('while D1 cannot answer, an appeal', () => {
  it('is taken, and is with the centre once D1 is back, whole, once, and by the clock of that day', async () => {
    const { keys, post } = await down()
    const before = await countRows('appeals')
    const answer = await post()
    expect(answer.status).toBe(202)
    const taken = await answer.json<Taken>()
    expect(await countRows('appeals')).toBe(before)
    expect(await everythingStored()).not.toContain('上个月')
    await drainOutbox()
    await drainOutbox()
    expect(await countRows('appeals')).toBe(before + 1)

    const desk = await openConsole()
    const { appeals } = await (await desk.as('wang', '/api/v1/triage/appeals')).json<Listed>()
    const [one] = appeals.filter(({ reference }) => reference === taken.reference)
    expect(one?.dueAt).toBe(new Date(NOW.getTime() + 72 * 3_600_000).toISOString())
    const opened = await openPart({
      ...{ reportId: one?.id ?? '', sealed: { part: 'story', ...one?.sealed } as never },
      ...{ kid: keys.centre.kid, privateKey: keys.centre.privateKey },
    })
    expect(opened).toEqual({ ok: true, value: `phone: ${NAMED.value}\n\n${TEXT}` })
  })

  it('is one, with one receipt, however often and whenever it is sent', async () => {
    const before = await countRows('appeals')
    const key = freshKey()
    const { post } = await down()
    const first = await (await post(key)).text()
    expect(await (await post(key)).text()).toBe(first)
    const up = await posting()
    const again = await up.post(key)
    expect([again.status, await again.text()]).toEqual([201, first])
    await drainOutbox()
    expect(await countRows('appeals')).toBe(before + 1)
  })

  it('can be followed by its receipt before D1 has it', async () => {
    const { door, post } = await down()
    const { receipt, reference } = await (await post()).json<Taken>()
    for (const one of [door, (await posting()).door]) {
      const status = await one.fetch('/api/v1/appeals/status', await withReceipt(receipt))
      expect([status.status, await status.json()]).toEqual([
        200,
        expect.objectContaining({ reference, state: 'received' }),
      ])
    }
    await drainOutbox()
  })

  it('that nobody holds has no status: 503, not “unknown”', async () => {
    const { receipt } = await (await (await posting()).post()).json<Taken>()
    const { door } = await down()
    const status = await door.fetch('/api/v1/appeals/status', await withReceipt(receipt))
    expect(status.status).toBe(503)
  })

  it('goes to the centre whose matter it is, and no other key opens it there', async () => {
    const named = { kind: 'phone', value: '+8613899990000' } as const
    const { keys, post } = await down(named)
    const { receipt } = await (await post()).json<Taken>()
    const ctx = createContext(testEnv(), { centres: testCentres(keys) })
    const held = await outboxOf(env.OUTBOX).find(await receiptMacOf(receipt))
    if (!held || !isAppeal(held)) throw new Error('nothing is held')
    const kids = held.appeal.sealed.wraps.map(({ kid }) => kid).sort()
    const [both, one] = [
      [keys.centre.kid, keys.otherCentre.kid, keys.recovery.kid, 'receipt'],
      [keys.otherCentre.kid, keys.recovery.kid, 'receipt'],
    ].map((list) => list.sort())
    expect(kids).toEqual(both)

    const judgedAmong = async () => [await indicatorId(named, 'elsewhere')]
    await storeAppeal({ ...ctx, appeals: { ...ctx.appeals, judgedAmong } }, held)
    const row = await env.DB.prepare('SELECT centre_id, wraps FROM appeals WHERE id = ?')
      .bind(held.appeal.id)
      .first<{ centre_id: string; wraps: string }>()
    expect(row?.centre_id).toBe('elsewhere')
    const wraps: { kid: string }[] = JSON.parse(row?.wraps ?? '[]')
    expect(wraps.map(({ kid }) => kid).sort()).toEqual(one)
    await drainOutbox()
  })

  it('is kept where D1 hangs, and where it loses its answer, too', async () => {
    const before = await countRows('appeals')
    const real = appealStore(env.DB)
    const never = () => new Promise<never>(() => {})
    const hanging = await posting({ appeals: { ...real, add: never } })
    expect((await hanging.post()).status).toBe(202)
    const lossy = await posting({
      appeals: {
        ...real,
        add: async (...args: Parameters<AppealStore['add']>) => {
          await real.add(...args)
          throw new Error('D1_ERROR: D1 DB is overloaded.')
        },
      },
    })
    expect((await lossy.post()).status).toBe(202)
    await drainOutbox()
    expect(await countRows('appeals')).toBe(before + 2)
  })

  it('that nobody can keep is not taken: 503, and the form still has every word', async () => {
    const stores = { ...nothingAnswers(OUTAGE), appeals: failing() }
    expect((await (await posting(stores)).post()).status).toBe(503)
    const { keys } = await openDoor()
    const ctx = createContext(testEnv(), {
      ...{ ...stores, clock: () => NOW, withinBudget: async () => true, log: () => {} },
      centres: testCentres(keys),
    })
    const first = await openAppealForm(ctx, {})
    if (first.view !== 'form') throw new Error('no form')
    const typed = { about: 'indicator', ...NAMED, relation: 'mine', text: TEXT, contact: '小林' }
    const view = await postAppealForm(
      ctx,
      new Request('https://jingzhong.test/appeal/', {
        method: 'POST',
        body: new URLSearchParams({ token: first.token, ...typed }),
      }),
      'zh-CN',
    )
    if (view.view !== 'form') throw new Error('it was taken')
    expect([view.status, view.problems.get('')]).toEqual([503, 'unavailable'])
    expect(Object.fromEntries(view.fields)).toMatchObject(typed)
    // Sent again it is the same appeal.
    expect(view.token).toBe(first.token)
  })
})

interface Taken {
  readonly reference: string
  readonly receipt: string
  readonly dueAt: string
}

interface Listed {
  readonly appeals: {
    readonly id: string
    readonly reference: string
    readonly dueAt: string
    readonly sealed: object
  }[]
}

async function posting(overrides: Parameters<typeof openDoor>[0] = {}, named: object = NAMED) {
  const door = await openDoor(overrides)
  const post = (key: string = freshKey()) =>
    door.fetch('/api/v1/appeals', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        ...{ locale: 'zh-CN', relation: 'mine', indicator: named, text: TEXT },
      }),
    })
  return { door, keys: door.keys, post }
}

const down = (named?: object) => posting({ appeals: failing() }, named)

/** Each question and each write fails. */
const failing = (): AppealStore =>
  Object.fromEntries(
    Object.keys(appealStore(env.DB)).map((name) => [name, () => Promise.reject(OUTAGE)]),
  ) as unknown as AppealStore

const authOf = async (receipt: string) => {
  const parsed = parseReceipt(receipt)
  if (!parsed.ok) throw new Error(parsed.error)
  return receiptAuth(parsed.value)
}

const receiptMacOf = async (receipt: string) => {
  const { secrets } = createContext(testEnv())
  return macOf(secrets.identity, 'receipt', utf8(await authOf(receipt)))
}

const withReceipt = async (receipt: string): Promise<RequestInit> => ({
  headers: { authorization: `Receipt ${await authOf(receipt)}` },
})
