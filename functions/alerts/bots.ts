/** A group robot of a chat service, which puts a line before those on duty. */
export interface Bot {
  /** For the log: which of them failed. */
  readonly service: string
  /** @returns false when the service didn't take it, for whatever reason */
  readonly say: (text: string) => Promise<boolean>
}

interface Service {
  readonly name: string
  readonly path: string
  readonly body: (text: string) => unknown
  /** What its answer says when the line was taken; all three answer 200 also where it wasn't. */
  readonly took: (answer: { errcode?: number; code?: number }) => boolean
}

const likeWeCom = {
  body: (content: string) => ({ msgtype: 'text', text: { content } }),
  took: ({ errcode }: { errcode?: number }) => errcode === 0,
}
const likeFeishu = {
  body: (text: string) => ({ msg_type: 'text', content: { text } }),
  took: ({ code }: { code?: number }) => code === 0,
}

/** The only hosts that are ever called: the services' own documents on group robots name them. */
export const SERVICES: Readonly<Record<string, Service>> = {
  'qyapi.weixin.qq.com': { name: 'wecom', path: '/cgi-bin/webhook/send', ...likeWeCom },
  'oapi.dingtalk.com': { name: 'dingtalk', path: '/robot/send', ...likeWeCom },
  'open.feishu.cn': { name: 'feishu', path: '/open-apis/bot/v2/hook/', ...likeFeishu },
  'open.larksuite.com': { name: 'lark', path: '/open-apis/bot/v2/hook/', ...likeFeishu },
}

/** Milliseconds that a service has to answer. */
const PATIENCE = 5_000

/** Whether an address is that of a group robot of one of the services. */
export function isBotAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, host, pathname, username, password } = new URL(text)
  const service = SERVICES[host]
  if (!service || username || password) return false
  return protocol === 'https:' && pathname.startsWith(service.path)
}

/**
 * The robots of a setting: addresses with spaces between them, the first to be told first. The address
 * is the key to the group, so that it is a secret and never logged.
 */
export const botsOf = (setting: string, send: typeof fetch): Bot[] =>
  setting
    .split(/\s+/)
    .filter(isBotAddress)
    .map((address) => botAt(new URL(address), send))

function botAt(address: URL, send: typeof fetch): Bot {
  const { name, body, took } = SERVICES[address.host] as Service
  return {
    service: name,
    async say(text) {
      try {
        const response = await send(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body(text)),
          redirect: 'manual',
          signal: AbortSignal.timeout(PATIENCE),
        })
        return response.ok && took(await response.json())
      } catch {
        return false
      }
    },
  }
}
