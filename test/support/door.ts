import { env } from 'cloudflare:workers'
import { closeApi, newApp } from '../../functions/app.ts'
import { type Centres, centresOf } from '../../functions/centres/centres.ts'
import type { Context } from '../../functions/context.ts'
import type { LogEvent, LogFields } from '../../functions/http/request-log.ts'
import { keyIdOf } from '../../functions/sealing/key-id.ts'
import { type KeyPair, newKeyPair } from '../../functions/sealing/key-pair.ts'
import { TEST_VARS } from './test-vars.ts'

/** Monday, 23 November 2026, 10:00 in Shanghai. */
export const NOW = new Date('2026-11-23T02:00:00Z')
export const ORIGIN = 'https://jingzhong.test'

/** The Worker as a stranger meets it, on a real local database. */
export interface Door {
  readonly app: ReturnType<typeof newApp>
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>
  /** POST /api/v1/reports with a fresh key, unless the headers bring one. */
  readonly report: (body: unknown, headers?: Record<string, string>) => Promise<Response>
  readonly logged: { event: LogEvent; fields: LogFields }[]
  readonly keys: TestKeys
}

export interface TestKey extends KeyPair {
  readonly kid: string
}

export interface TestKeys {
  readonly centre: TestKey
  readonly recovery: TestKey
  readonly otherCentre: TestKey
}

let keys: TestKeys | undefined

/** Opens the door. `overrides` replaces parts of the context: the clock, a store, the centres. */
export async function openDoor(
  overrides: Partial<Context> = {},
  bindings: Partial<Bindings> = {},
): Promise<Door> {
  keys ??= { centre: await testKey(1), recovery: await testKey(2), otherCentre: await testKey(3) }
  const logged: Door['logged'] = []
  const app = newApp({
    overrides: {
      clock: () => NOW,
      centres: testCentres(keys),
      withinBudget: async () => true,
      // The worker tests run without a build.
      openData: async (table) => `${JSON.stringify([{ id: table, value: 1, note: null }])}\n`,
      log: (event, fields = {}) => logged.push({ event, fields }),
      ...overrides,
    },
  })
  closeApi(app)
  const environment = { ...testEnv(), ...bindings }
  const fetch: Door['fetch'] = async (path, init) => app.request(ORIGIN + path, init, environment)
  const report: Door['report'] = (body, headers = {}) =>
    fetch('/api/v1/reports', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': freshKey(), ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { app, fetch, report, logged, keys }
}

/** The environment that the Worker would have. */
export const testEnv = (): Bindings => ({ ...env, ...TEST_VARS })

/** A key as a client makes it; random, so that tests never meet on one. */
export const freshKey = () => crypto.randomUUID()

/** How many rows a table has. */
export const countRows = async (table: string): Promise<number> => {
  const row = await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>()
  return row?.n ?? Number.NaN
}

/** Two centres and the recovery key; `revoked` names days on which keys were revoked. */
export function testCentres(
  { centre, recovery, otherCentre }: TestKeys,
  revoked: { readonly centre?: string; readonly recovery?: string } = {},
): Centres {
  const period = { from: '2026-11-01', until: '2026-12-31' }
  const entry = (key: TestKey, revokedOn?: string) => ({
    id: key.kid,
    publicKey: key.publicKey,
    ...period,
    ...(revokedOn && { revokedOn }),
  })
  const named = (id: string) => ({ id, name: { zh: id, en: id }, regions: [], parent: null })
  return centresOf({
    default: 'jiangpan',
    centres: [
      { ...named('jiangpan'), keys: [entry(centre, revoked.centre)] },
      { ...named('elsewhere'), keys: [entry(otherCentre)] },
    ],
    recovery: [entry(recovery, revoked.recovery)],
  })
}

async function testKey(seed: number): Promise<TestKey> {
  const pair = await newKeyPair((bytes) => new Uint8Array(bytes).fill(seed))
  const kid = await keyIdOf(pair.publicKey)
  if (!kid.ok) throw new Error('a new key has no id')
  return { ...pair, kid: kid.value }
}
