import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Issuer, startIssuer } from '../../../scripts/demo/issuer.ts'
import { DEMO_ROLES } from '../../../scripts/demo/roles.ts'
import { freePort } from '../../../scripts/run/ports.ts'

describe('the demo sign-in', () => {
  test('offers every role, by name and in both languages', async () => {
    const page = await (await fetch(issuer.url)).text()
    for (const { id, name, what } of DEMO_ROLES) {
      expect(page).toContain(`value="${id}"`)
      expect(page).toContain(name)
      expect(page).toContain(what.zh)
      expect(page).toContain(what.en)
    }
  })

  test('has two officers, a lead, an admin, a reader, a school and another centre', () => {
    const roles = DEMO_ROLES.filter(({ centre }) => centre === 'default').map(({ role }) => role)
    expect(roles.sort()).toEqual(['admin', 'lead', 'officer', 'officer', 'reader', 'school'])
    expect(DEMO_ROLES.filter(({ centre }) => centre === 'other')).toHaveLength(1)
  })

  test('sets the cookie that Access would, on the console only, and leads there', async () => {
    const response = await signIn('lin')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(CONSOLE)
    const cookie = response.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^CF_Authorization=[\w-]+\.[\w-]+\.[\w-]+; /)
    expect(cookie).toContain('; HttpOnly')
    expect(cookie).not.toMatch(/domain=/i)
  })

  test.each([
    ['/en/triage/', '/en/triage/'],
    ['/triage/reports/0abc/', '/triage/reports/0abc/'],
    [
      '/triage/indicators/jiangpan.phone.aB-_9/?verdict=x',
      '/triage/indicators/jiangpan.phone.aB-_9/?verdict=x',
    ],
    ['/triage/./x/', '/triage/'],
    ['https://evil.example/triage/', '/triage/'],
    ['//evil.example/triage/', '/triage/'],
    ['/triage/../report/', '/triage/'],
    ['"><script>', '/triage/'],
  ])('leads back to a page of the console and nowhere else: %s', async (to, path) => {
    const page = await (await fetch(`${issuer.url}/?${new URLSearchParams({ to })}`)).text()
    expect(page).toContain(`name="to" value="${path}"`)
    const response = await signIn('lin', to)
    expect(response.headers.get('location')).toBe(new URL(path, CONSOLE).href)
  })

  test('issues tokens that its published key verifies', async () => {
    const keys = createRemoteJWKSet(new URL(`${issuer.url}/cdn-cgi/access/certs`))
    const token = tokenIn(await signIn('sun'))
    const { payload } = await jwtVerify(token, keys, { issuer: issuer.url, audience: 'demo' })
    expect(payload.email).toBe('sun@demo.example')
  })

  test('publishes no private key', async () => {
    const certs = await (await fetch(`${issuer.url}/cdn-cgi/access/certs`)).text()
    expect(certs).not.toMatch(/"(?:d|p|q|dp|dq|qi)":/)
    expect(statSync(keyFile).mode & 0o077).toBe(0)
  })

  test('signs nobody in whom it does not know', async () => {
    const response = await signIn('mallory')
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('location')).toBe('/')
  })

  test('signs out', async () => {
    const response = await fetch(`${issuer.url}/sign-out`, { method: 'POST', redirect: 'manual' })
    expect(response.headers.get('set-cookie')).toMatch(/^CF_Authorization=; Max-Age=0/)
  })

  test('keeps its key: a sign-in outlives a restart', async () => {
    const before = await certs()
    await issuer.stop()
    issuer = await open()
    expect(await certs()).toBe(before)
  })
})

const CONSOLE = 'http://triage.localhost:8787/triage/'
const folder = mkdtempSync(join(tmpdir(), 'jingzhong-issuer-'))
const keyFile = join(folder, 'key.json')
let issuer: Issuer

const open = async () =>
  startIssuer({ port: await freePort(), console: CONSOLE, roles: DEMO_ROLES, keyFile })

beforeAll(async () => {
  issuer = await open()
})
afterAll(async () => {
  await issuer.stop()
  rmSync(folder, { recursive: true, force: true })
})

const signIn = (id: string, to = '/triage/') =>
  fetch(`${issuer.url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ id, to }),
    redirect: 'manual',
  })

const tokenIn = (response: Response) =>
  /CF_Authorization=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] as string

const certs = async () => (await fetch(`${issuer.url}/cdn-cgi/access/certs`)).text()
