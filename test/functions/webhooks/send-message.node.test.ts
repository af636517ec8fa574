import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Address } from '../../../functions/webhooks/seal-address.ts'
import { type Sending, sendMessage } from '../../../functions/webhooks/send-message.ts'
import { newSecret } from '../../../functions/webhooks/sign-message.ts'
import { newCheck, newReceiver, type Received, TOLERANCE } from '../../support/webhook-receiver.ts'

const AT = new Date('2026-11-23T02:00:00Z')
const receiver = await newReceiver()
afterAll(() => receiver.close())
const rules = { hosts: [], testReceiver: receiver.origin }
const secret = newSecret((bytes) => new Uint8Array(bytes).fill(7))
const hook: Address = { address: `${receiver.origin}/in?room=1`, secret }

beforeEach(() => {
  receiver.received.length = 0
  Object.assign(receiver.state, { status: 204, body: '', location: '' })
})

describe('signed JSON, at a receiver that checks by itself', () => {
  it('is taken', async () => {
    const { outcome, got } = await send()
    expect(outcome).toBe('delivered')
    expect(check()(got.headers, got.body)).toBe('taken')
    expect(got).toMatchObject({ path: '/in?room=1', headers: { 'webhook-id': 'msg_1' } })
    expect(JSON.parse(got.body)).toEqual({
      type: 'warning.published',
      timestamp: AT.toISOString(),
      data: { id: 'w' },
    })
  })

  it('is refused the second time, although nothing in it changed', async () => {
    const { got } = await send()
    const once = check()
    expect([once(got.headers, got.body), once(got.headers, got.body)]).toEqual([
      'taken',
      'replayed',
    ])
  })

  it('is known as the same after another try, signed anew', async () => {
    const once = check(0)
    const first = await send()
    const second = await send({ at: new Date(AT.getTime() + 60_000) })
    expect(second.got.headers['webhook-signature']).not.toBe(first.got.headers['webhook-signature'])
    expect(once(first.got.headers, first.got.body)).toBe('taken')
    expect(check(60)(second.got.headers, second.got.body)).toBe('taken')
    expect(once(second.got.headers, second.got.body)).toBe('replayed')
  })

  it.each([TOLERANCE + 1, -TOLERANCE - 1])('is refused %i seconds off', async (seconds) => {
    const { got } = await send()
    expect(check(seconds)(got.headers, got.body)).toBe('old')
  })

  it.each<[string, (got: Received) => Received]>([
    ['a letter of the body', (got) => ({ ...got, body: got.body.replace('"w"', '"v"') })],
    ['a space', (got) => ({ ...got, body: `${got.body} ` })],
    ['the id', (got) => with_(got, 'webhook-id', 'msg_2')],
    ['the time', (got) => with_(got, 'webhook-timestamp', String(AT.getTime() / 1000 + 1))],
    ['the signature', (got) => with_(got, 'webhook-signature', `v1,${'A'.repeat(43)}=`)],
    ['the version', (got) => with_(got, 'webhook-signature', signatureOf(got).replace('v1', 'v2'))],
    ['the signature, left out', (got) => with_(got, 'webhook-signature', '')],
  ])('is refused when something is altered: %s', async (_, alter) => {
    const { got } = await send()
    const altered = alter(got)
    expect(check()(altered.headers, altered.body)).toBe('altered')
  })

  it('is refused when it was signed with another secret', async () => {
    const { got } = await send()
    const other = newSecret((bytes) => new Uint8Array(bytes).fill(8))
    expect(newCheck(other, () => AT)(got.headers, got.body)).toBe('altered')
  })
})

describe('what a receiver answers', () => {
  it.each([
    [200, 'delivered'],
    [299, 'delivered'],
    [400, 'refused'],
    [410, 'gone'],
    [500, 'refused'],
  ])('%i is %s', async (status, outcome) => {
    receiver.state.status = status
    expect((await send()).outcome).toBe(outcome)
  })

  it.each([301, 302, 303, 307, 308])('a way elsewhere (%i) is not followed', async (status) => {
    Object.assign(receiver.state, { status, location: `${receiver.origin}/elsewhere` })
    expect((await send()).outcome).toBe('redirected')
    expect(receiver.received.map(({ path }) => path)).toEqual(['/in?room=1'])
  })

  it('nobody there', async () => {
    const closed = await newReceiver()
    await closed.close()
    const address = { ...hook, address: `${closed.origin}/` }
    const sent = sendMessage(address, sending(), { ...rules, testReceiver: closed.origin }, fetch)
    expect(await sent).toBe('unreachable')
  })
})

it('an address that is no longer listed is not asked at all', async () => {
  const asked: unknown[] = []
  const spy = async (url: unknown) => asked.push(url)
  const closed = { hosts: [], testReceiver: null }
  expect(await sendMessage(hook, sending(), closed, spy as unknown as typeof fetch)).toBe(
    'not-allowed',
  )
  expect(asked).toEqual([])
})

describe('a robot gets a line in the shape of its service', () => {
  beforeEach(() => {
    Object.assign(receiver.state, { status: 200, body: '{"errcode":0,"code":0}' })
  })

  it('WeCom', async () => {
    const { outcome, got } = await send({ service: 'wecom' }, null)
    expect(outcome).toBe('delivered')
    expect(JSON.parse(got.body)).toEqual({ msgtype: 'text', text: { content: '一行' } })
    expect(got.headers['webhook-signature']).toBeUndefined()
  })

  it('DingTalk, signed in the address where it has a secret', async () => {
    const { got } = await send({ service: 'dingtalk' }, 'SECabcdefgh')
    const query = new URL(got.path, receiver.origin).searchParams
    const timestamp = String(AT.getTime())
    const sign = createHmac('sha256', 'SECabcdefgh').update(`${timestamp}\nSECabcdefgh`)
    expect(Object.fromEntries(query)).toEqual({ room: '1', timestamp, sign: sign.digest('base64') })
    expect(JSON.parse(got.body)).toEqual({ msgtype: 'text', text: { content: '一行' } })
  })

  it('Feishu, signed in the body where it has a secret', async () => {
    const { got } = await send({ service: 'feishu' }, 'feishu-secret')
    const timestamp = String(AT.getTime() / 1000)
    const sign = createHmac('sha256', `${timestamp}\nfeishu-secret`).update('').digest('base64')
    expect(JSON.parse(got.body)).toEqual({
      ...{ timestamp, sign, msg_type: 'text', content: { text: '一行' } },
    })
  })

  it.each(['wecom', 'dingtalk', 'feishu'] as const)('%s says no under 200', async (service) => {
    receiver.state.body = '{"errcode":45009,"code":9499}'
    expect((await send({ service }, null)).outcome).toBe('not-taken')
  })

  it('and what is no JSON is no yes', async () => {
    receiver.state.body = '<html>'
    expect((await send({ service: 'wecom' }, null)).outcome).not.toBe('delivered')
  })
})

const sending = (more: Partial<Sending> = {}): Sending => ({
  ...{ service: 'standard', id: 'msg_1', event: 'published', happenedAt: AT.toISOString() },
  ...{ message: { data: { id: 'w' }, line: '一行' }, at: AT },
  ...more,
})

async function send(more: Partial<Sending> = {}, key: string | null = secret) {
  const outcome = await sendMessage({ ...hook, secret: key }, sending(more), rules, fetch)
  return { outcome, got: receiver.received.at(-1) as Received }
}

const check = (seconds = 0) => newCheck(secret, () => new Date(AT.getTime() + seconds * 1000))
const with_ = (got: Received, name: string, value: string): Received => ({
  ...got,
  headers: { ...got.headers, [name]: value },
})
const signatureOf = (got: Received) => String(got.headers['webhook-signature'])
