import { isBotAddress, SERVICES } from '../alerts/bots.ts'
import { err, ok, type Result } from '../result.ts'
import type { HookService } from './vocabulary.ts'

/** Which servers may be sent to: names from content/webhooks.yaml, and the test's own receiver. */
export interface HookRules {
  readonly hosts: readonly string[]
  /** http://127.0.0.1:PORT of a receiver under test; null everywhere else. */
  readonly testReceiver: string | null
}

export type AddressError =
  | 'malformed'
  | 'not-https'
  | 'private'
  | 'credentials'
  | 'port'
  | 'not-listed'

/** Ends of names that lead into a network of one's own, or nowhere. */
const INNER =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|arpa|invalid)$/

/**
 * Whether a host as `URL` spells it could lead into somebody's own network: any address in numbers (`URL`
 * has made 2130706433, 0x7f.1 and 0177.0.0.1 into 127.0.0.1 by then), a name without a dot, an inner one.
 */
export const isInnerHost = (host: string): boolean =>
  /^\d+(?:\.\d+){3}$/.test(host) ||
  /[[\]:]/.test(host) ||
  !host.includes('.') ||
  host.endsWith('.') ||
  INNER.test(host)

/** How `service` of a chat robot is called in the table of those that take alerts. */
const ROBOTS: Readonly<Record<HookService, readonly string[]>> = {
  standard: [],
  wecom: ['wecom'],
  dingtalk: ['dingtalk'],
  feishu: ['feishu', 'lark'],
}

/**
 * Whether something may be sent to an address: https, the usual port, a name that is listed, and never an
 * inner one, whatever is listed. Asked when it is entered and again before each try. What a name resolves
 * to isn't known here; who runs a listed name is trusted with that.
 */
export function checkAddress(
  text: string,
  service: HookService,
  { hosts, testReceiver }: HookRules,
): Result<URL, AddressError> {
  if (!URL.canParse(text)) return err('malformed')
  const url = new URL(text)
  if (testReceiver !== null && url.origin === testReceiver) return ok(url)
  if (url.protocol !== 'https:') return err('not-https')
  if (isInnerHost(url.hostname)) return err('private')
  if (url.username || url.password) return err('credentials')
  if (url.port) return err('port')
  if (service !== 'standard') {
    const robot = SERVICES[url.host]?.name
    return isBotAddress(text) && robot && ROBOTS[service].includes(robot)
      ? ok(url)
      : err('not-listed')
  }
  return hosts.includes(url.hostname) ? ok(url) : err('not-listed')
}
