import { request } from 'node:http'
import { inject } from 'vitest'

/** Where the portal under test is; test/setup/serve-portal.ts serves it once per run. */
export type Served = {
  /** http://localhost:PORT */
  readonly origin: string
  /** http://triage.localhost:PORT */
  readonly triage: string
  /** The sign-in's own page, on the console's host. */
  readonly signIn: string
  /** http://127.0.0.1:PORT of the server that webhooks may be sent to (webhook-receiver.ts). */
  readonly receiver: string
  /** What the build made; its pages are in `${out}/client`. */
  readonly out: string
  /** The state folder: local D1 and KV in `data`, logs in `logs`. */
  readonly state: string
  readonly keyFile: string
  readonly passphrase: string
}

declare module 'vitest' {
  interface ProvidedContext {
    portal: Served
  }
}

/** The built portal: the same Worker, assets and database as when deployed. */
export const portal = (): Served => inject('portal')

/** Fetches from the portal; redirects are answers, too. */
export const fetchPortal = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(portal().origin + path, { redirect: 'manual', ...init })

/**
 * Fetches from the console's host. Node resolves no *.localhost and its fetch sets Host itself, so this
 * speaks to 127.0.0.1 under the console's name.
 */
export const fetchTriage = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetchAs(new URL(portal().triage).host, path, init)

/** Fetches from the portal under any Host. */
export async function fetchAs(host: string, path: string, init: RequestInit = {}) {
  const { port } = new URL(portal().origin)
  const sent = new Request(`http://127.0.0.1:${port}${path}`, init)
  const body = Buffer.from(await sent.arrayBuffer())
  const headers = { ...Object.fromEntries(sent.headers), host, 'content-length': `${body.length}` }
  return new Promise<Response>((resolve, reject) => {
    const out = request(
      { host: '127.0.0.1', port, path, method: sent.method, headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const status = answer.statusCode ?? 0
          const isBare = [101, 204, 205, 304].includes(status)
          const fields = new Headers()
          for (let n = 0; n < answer.rawHeaders.length; n += 2) {
            fields.append(answer.rawHeaders[n] as string, answer.rawHeaders[n + 1] as string)
          }
          resolve(new Response(isBare ? null : Buffer.concat(chunks), { status, headers: fields }))
        })
      },
    )
    out.on('error', reject)
    out.end(body)
  })
}

/** Signs in as a demo officer (an id of scripts/demo/roles.ts). @returns the cookie to send. */
export async function signInAs(id: string): Promise<string> {
  const { port } = new URL(portal().signIn)
  const response = await fetch(`http://127.0.0.1:${port}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ id }),
    redirect: 'manual',
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!cookie?.startsWith('CF_Authorization=')) throw new Error(`no sign-in for "${id}"`)
  return cookie
}
