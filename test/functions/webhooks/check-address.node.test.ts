import { describe, expect, it } from 'vitest'
import { checkAddress, isInnerHost } from '../../../functions/webhooks/check-address.ts'
import { webhooksFileSchema } from '../../../functions/webhooks/webhooks-file.schema.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'

const HOST = 'hooks.school.example'

/** Every way to write an address of one's own machine or network, and what `URL` makes of it. */
const INNER = [
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '017700000001'],
  ...['0', '0.0.0.0', '10.0.0.8', '172.16.3.4', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
  ...['198.18.0.1', '224.0.0.1', '255.255.255.255', '１２７.０.０.１', '①②⑦.0.0.1', '127。0。0。1'],
  ...['[::1]', '[::]', '[fe80::1]', '[fc00::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...[
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'a.localhost',
  ],
  ...['127.0.0.1.', 'hooks.school.example.', 'printer', 'nas.local', 'vault.internal', 'x.lan'],
  ...['router.home.arpa', 'intra.corp', 'db.intranet', 'x.localdomain'],
]

describe('nothing is sent into a network of somebody’s own, even if it is listed', () => {
  it.each(INNER)('https://%s/', (host) => {
    const spelled = URL.canParse(`https://${host}/`) ? new URL(`https://${host}/`).hostname : host
    const rules = { hosts: [host, spelled], testReceiver: null }
    expect(checkAddress(`https://${host}/`, 'standard', rules)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^(?:private|malformed)$/),
    })
  })

  it('nor may the list name one', () => {
    const file = readYaml('content/webhooks.yaml') as object
    for (const host of INNER) {
      expect([host, webhooksFileSchema.safeParse({ ...file, hosts: [host] }).success]).toEqual([
        host,
        false,
      ])
    }
  })

  it('names of the world outside are none of these', () => {
    for (const host of [HOST, 'local.example', 'a.locals.cn', 'home.school.cn', '1.2.3.4.cn']) {
      expect([host, isInnerHost(host)]).toEqual([host, false])
    }
  })
})

describe('signed JSON goes to listed names by https on the usual port', () => {
  const rules = { hosts: [HOST], testReceiver: null }
  it.each([
    [`https://${HOST}/in?a=1`, true],
    [`HTTPS://HOOKS.school.example/in`, true],
    [`https://${HOST}:443/in`, true],
    [`http://${HOST}/in`, 'not-https'],
    [`ftp://${HOST}/in`, 'not-https'],
    [`https://${HOST}:8443/in`, 'port'],
    [`https://user:word@${HOST}/in`, 'credentials'],
    [`https://${HOST}@evil.test/in`, 'credentials'],
    [`https://${HOST}.evil.test/in`, 'not-listed'],
    [`https://a.${HOST}/in`, 'not-listed'],
    [`https://school.example/in`, 'not-listed'],
    [`https://evil.test/?${HOST}`, 'not-listed'],
    [`https://evil.test\\@${HOST}/`, 'not-listed'],
    ['//x', 'malformed'],
  ])('%s: %s', (address, verdict) => {
    const checked = checkAddress(address, 'standard', rules)
    expect(checked.ok || checked.error).toBe(verdict)
  })
})

describe('a robot is one of its own service', () => {
  const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'
  const lark = 'https://open.larksuite.com/open-apis/bot/v2/hook/c'
  const rules = { hosts: [HOST, 'qyapi.weixin.qq.com'], testReceiver: null }
  it.each([
    [wecom, 'wecom', true],
    [lark, 'feishu', true],
    [wecom, 'dingtalk', 'not-listed'],
    [`https://${HOST}/`, 'wecom', 'not-listed'],
    [wecom.replace('/send', '/upload_media'), 'wecom', 'not-listed'],
  ] as const)('%s as %s: %s', (address, service, verdict) => {
    const checked = checkAddress(address, service, rules)
    expect(checked.ok || checked.error).toBe(verdict)
  })
})

describe('the test’s own receiver', () => {
  const rules = { hosts: [], testReceiver: 'http://127.0.0.1:8799' }
  it.each([
    ['http://127.0.0.1:8799/in', true],
    ['http://127.0.0.1:8798/in', 'not-https'],
    ['https://127.0.0.1:8799/in', 'private'],
    ['http://127.0.0.1:8799@evil.test/', 'not-https'],
    ['http://localhost:8799/in', 'not-https'],
  ])('is that one origin and no other: %s: %s', (address, verdict) => {
    const checked = checkAddress(address, 'standard', rules)
    expect(checked.ok || checked.error).toBe(verdict)
  })
})
