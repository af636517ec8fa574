import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { Stop } from '../run/stop.ts'
import type { DemoRole } from './roles.ts'
import { SIGN_IN_STYLE, signInPage } from './sign-in-page.ts'

export const AUDIENCE = 'demo'
const COOKIE = 'CF_Authorization'
const SHIFT_SECONDS = 8 * 60 * 60

export type Issuer = {
  /** What the Worker knows as ACCESS_ISSUER; it fetches the public key from there. */
  readonly url: string
  /** Same server, on the console's host: cookies don't tell ports apart, so the console gets them. */
  readonly signIn: string
  /** A token as Access would issue it. */
  readonly tokenFor: (email: string, more?: TokenOptions) => Promise<string>
  readonly stop: () => Promise<void>
}

export type TokenOptions = {
  readonly audience?: string
  readonly issuer?: string
  readonly expiresIn?: number
}

type Options = {
  readonly port: number
  /** Where a sign-in leads. */
  readonly console: string
  readonly roles: readonly DemoRole[]
  /** Keeps the signing key, so that a sign-in outlives a restart. */
  readonly keyFile: string
}

/**
 * Stands in for Cloudflare Access on this machine: the same key set, token and cookie, but whoever
 * asks becomes whom they choose. The Worker has no branch for it; deploying refuses its address.
 */
export async function startIssuer({ port, console, roles, keyFile }: Options): Promise<Issuer> {
  const { key, publicJwk } = await signingKey(keyFile)
  const url = `http://localhost:${port}`

  async function tokenFor(email: string, more: TokenOptions = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000)
    return new SignJWT({ email, type: 'app' })
      .setProtectedHeader({ alg: 'RS256', kid: publicJwk.kid as string, typ: 'JWT' })
      .setIssuer(more.issuer ?? url)
      .setAudience([more.audience ?? AUDIENCE])
      .setSubject(email)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + (more.expiresIn ?? SHIFT_SECONDS))
      .sign(key)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const route = `${request.method} ${pathname}`
    if (route === 'GET /cdn-cgi/access/certs') {
      return send(response, 'application/json', JSON.stringify({ keys: [publicJwk] }))
    }
    if (route === 'GET /style.css') return send(response, 'text/css', SIGN_IN_STYLE)
    if (route === 'GET /') {
      const to = consolePath(searchParams.get('to'))
      return send(response, 'text/html', signInPage(roles, emailIn(request), to))
    }
    if (route === 'POST /sign-in') {
      const sent = new URLSearchParams(await bodyOf(request))
      const role = roles.find((one) => one.id === sent.get('id'))
      if (!role) return redirect(response, '/')
      const token = await tokenFor(role.email)
      const to = new URL(consolePath(sent.get('to')), console).href
      return redirect(response, to, `${COOKIE}=${token}; Max-Age=${SHIFT_SECONDS}`)
    }
    if (route === 'POST /sign-out') return redirect(response, '/', `${COOKIE}=; Max-Age=0`)
    response.writeHead(404).end()
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })
  await listen(server, port)
  return {
    url,
    signIn: `http://triage.localhost:${port}/`,
    tokenFor,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A page of the console and nothing else: whoever asks, nobody is led elsewhere. */
const consolePath = (to: string | null) =>
  to !== null && /^(?:\/en)?\/triage\/(?:[\w-][\w.-]*\/)*(?:\?[\w&=%.+~-]*)?$/.test(to)
    ? to
    : '/triage/'

async function signingKey(file: string) {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const jwk = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'RS256' }
    writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 })
  }
  try {
    const jwk = JSON.parse(readFileSync(file, 'utf8')) as JWK
    const { kty, n, e, kid, alg } = jwk
    return { key: await importJWK(jwk, 'RS256'), publicJwk: { kty, n, e, kid, alg, use: 'sig' } }
  } catch {
    throw new Stop(
      `The demo sign-in's key ${file} can't be read: delete it to have a new one made.`,
    )
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function send(response: ServerResponse, type: string, body: string): void {
  const headers = {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  response.writeHead(200, headers).end(body)
}

/** 303 with the cookie that Access would set: host only, so it stays on the console's host. */
function redirect(response: ServerResponse, to: string, cookie?: string): void {
  const set = cookie ? { 'Set-Cookie': `${cookie}; Path=/; HttpOnly; SameSite=Lax` } : {}
  response.writeHead(303, { Location: to, 'Cache-Control': 'no-store', ...set }).end()
}

/** Whom the cookie names; read without checking, because this page only greets with it. */
function emailIn(request: IncomingMessage): string | null {
  const payload = /(?:^|;\s*)CF_Authorization=[^.;]+\.([^.;]+)\./.exec(
    request.headers.cookie ?? '',
  )?.[1]
  try {
    return payload ? JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')).email : null
  } catch {
    return null
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) {
    body += chunk
    if (body.length > 1_000) break
  }
  return body
}
