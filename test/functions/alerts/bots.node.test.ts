import { describe, expect, test } from 'vitest'
import { botsOf, isBotAddress, SERVICES } from '../../../functions/alerts/bots.ts'

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=b'
const FEISHU = 'https://open.feishu.cn/open-apis/bot/v2/hook/c'

describe('only group robots of the named services are ever called', () => {
  test.each([WECOM, DINGTALK, FEISHU])('%s is one', (address) => {
    expect(isBotAddress(address)).toBe(true)
  })

  test.each([
    '',
    'x',
    WECOM.replace('https', 'http'),
    WECOM.replace('.com/', '.com:8443/'),
    WECOM.replace('/send', '/upload_media'),
    WECOM.replace('//', '//user:secret@'),
    'https://qyapi.weixin.qq.com.evil.test/cgi-bin/webhook/send?key=a',
    'https://evil.test/cgi-bin/webhook/send?key=a',
    'https://127.0.0.1/robot/send',
    'https://oapi.dingtalk.com/robot/../user/send',
    'https://open.feishu.cn/open-apis/bot/v2/hook/../../../x',
  ])('%s is none', (address) => {
    expect(isBotAddress(address)).toBe(false)
  })

  test('of a setting, in its order', () => {
    const bots = botsOf(`${FEISHU}\n ${WECOM}`, fetch)
    expect(bots.map(({ service }) => service)).toEqual(['feishu', 'wecom'])
  })
})

test.each([
  [WECOM, { msgtype: 'text', text: { content: '一行' } }],
  [DINGTALK, { msgtype: 'text', text: { content: '一行' } }],
  [FEISHU, { msg_type: 'text', content: { text: '一行' } }],
])('%s gets the line in its own shape', async (address, body) => {
  const { calls, say } = bot(address, Response.json({ errcode: 0, code: 0 }))
  expect(await say('一行')).toBe(true)
  expect(calls).toEqual([{ address, method: 'POST', redirect: 'manual', body }])
})

test.each<[string, Response | Error]>([
  ['an error in its answer', Response.json({ errcode: 45009, code: 9499 })],
  ['an error', new Response('', { status: 500 })],
  [
    'a way elsewhere',
    new Response('', { status: 302, headers: { location: 'https://evil.test' } }),
  ],
  ['no JSON', new Response('<html>')],
  ['no connection', new Error('Network connection lost.')],
])('%s is no success', async (_, answer) => {
  for (const address of [WECOM, FEISHU]) {
    expect(await bot(address, answer instanceof Error ? answer : answer.clone()).say('x')).toBe(
      false,
    )
  }
})

test('every service has its own host and path', () => {
  expect(Object.keys(SERVICES)).toHaveLength(4)
})

function bot(address: string, answer: Response | Error) {
  const calls: unknown[] = []
  const send = async (to: URL, { method, redirect, body }: RequestInit) => {
    calls.push({ address: to.href, method, redirect, body: JSON.parse(String(body)) })
    if (answer instanceof Error) throw answer
    return answer
  }
  const [found] = botsOf(address, send as typeof fetch)
  if (!found) throw new Error(`${address} is no robot`)
  return { calls, say: found.say }
}
