import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How old or how far ahead a message may be, in seconds. */
export const TOLERANCE = 5 * 60

/**
 * What a school's program checks, written after the text of Standard Webhooks and not after our signer: the
 * signature over id, time and body, the time, and whether the id was taken before.
 */
export function newCheck(secret: string, clock: () => Date) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const taken = new Set<string>()
  return (headers: IncomingHttpHeaders, body: string): 'taken' | 'altered' | 'old' | 'replayed' => {
    const id = String(headers['webhook-id'])
    const timestamp = String(headers['webhook-timestamp'])
    const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest()
    const isOurs = String(headers['webhook-signature'])
      .split(' ')
      .some((one) => {
        const [version, signature = ''] = one.split(',')
        const given = Buffer.from(signature, 'base64')
        return version === 'v1' && given.length === 32 && timingSafeEqual(given, wanted)
      })
    if (!isOurs) return 'altered'
    if (Math.abs(clock().getTime() / 1000 - Number(timestamp)) > TOLERANCE) return 'old'
    if (taken.has(id)) return 'replayed'
    taken.add(id)
    return 'taken'
  }
}

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/**
 * A server on this machine that keeps what it is sent and answers as it is told; who asks it (GET) is given what
 * it keeps, as JSON, once.
 */
export async function newReceiver() {
  const received: Received[] = []
  const state = { status: 204, body: '', location: '' }
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.end(JSON.stringify(received.splice(0)))
      return
    }
    const chunks: Buffer[] = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      received.push({ path: request.url ?? '', headers: request.headers, body })
      response.writeHead(state.status, state.location ? { location: state.location } : {})
      response.end(state.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => new Promise((resolve) => server.close(resolve))
  return { origin, received, state, close }
}
