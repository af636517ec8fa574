import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { CentresFile } from '../../../functions/centres/centres.schema.ts'
import { centresOf } from '../../../functions/centres/centres.ts'
import { countRows, openDoor, testCentres, testEnv } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'

/** Every setting, and what could stand there instead of what is wanted. */
const WRONG: readonly [keyof Bindings, readonly unknown[]][] = [
  ['IDENTITY_SECRET', badSecrets()],
  ['INDICATOR_SECRET', badSecrets()],
  ['AUDIT_SECRET', badSecrets()],
  ['ACCESS_ISSUER', [undefined, '', 'MARKED-issuer', 7]],
  ['ACCESS_AUD', [undefined, '', 7]],
  ['ALERT_BOTS', ['https://evil.test/robot/send', 'x', 7]],
  ['DEMO', ['yes', '', 'TRUE', true]],
  ['DB', [undefined, null, '', 'MARKED-database', {}]],
  ['KV', [undefined, null, 'MARKED-namespace', {}]],
  ['OUTBOX', [undefined, null, 'MARKED-outbox', {}]],
  ['INTAKE_LIMIT', [undefined, null, 'MARKED-limiter', {}]],
  ['UPLOAD_LIMIT', [null, 'MARKED-limiter', {}]],
  ['EVIDENCE', [null, 'MARKED-bucket', {}]],
]

describe('a Worker whose settings are missing or malformed', () => {
  it.each(WRONG)(
    'answers 503 to everything without %s, names it in its log, and never its value',
    async (name, values) => {
      for (const value of values) {
        const door = await openDoor({}, { [name]: value })
        const before = await countRows('reports')
        for (const [method, path] of REQUESTS) {
          door.logged.length = 0
          const response = await door.fetch(path, {
            method,
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            ...(method === 'POST' && { body: JSON.stringify(makeReport()) }),
          })
          expect([response.status, await response.json()]).toEqual([
            503,
            expect.objectContaining({ code: 'not-configured' }),
          ])
          const [line] = door.logged.filter(({ event }) => event === 'not-configured')
          expect(line?.fields.settings).toMatch(
            new RegExp(`^${name}: (?:missing|not|neither|empty)`),
          )
          expect(JSON.stringify(door.logged)).not.toContain('MARKED')
        }
        expect(await countRows('reports')).toBe(before)
      }
    },
  )

  it('names everything that is wrong at once', async () => {
    const door = await openDoor({}, { DB: undefined, AUDIT_SECRET: 'short' } as never)
    await door.fetch('/api/v1/health')
    expect(door.logged[0]?.fields.settings).toBe(
      'DB: missing binding; AUDIT_SECRET: not 32 bytes, base64url',
    )
  })

  it('answers what is complete: the positive control', async () => {
    const door = await openDoor()
    expect((await door.fetch('/api/v1/health')).status).toBe(200)
  })

  it('has a row here for every setting that it reads', () => {
    const read = [...Object.keys(testEnv()), ...OPTIONAL].filter((name) => !UNREAD.includes(name))
    expect(new Set(WRONG.map(([name]) => name))).toEqual(new Set(read))
  })
})

describe('a demonstration away from this machine', () => {
  it.each([
    'https://jingzhong.test',
    'https://localhost.evil.test',
    'https://127.0.0.1.evil.test',
    'https://10.0.0.1',
  ])('answers 503 at %s to a demo build', async (origin) => {
    const door = await openDoor({}, { DEMO: 'true' })
    const response = await door.app.request(
      `${origin}/api/v1/health`,
      {},
      { ...testEnv(), DEMO: 'true' },
    )
    expect(response.status).toBe(503)
    expect(door.logged[0]?.fields.settings).toContain('demonstration')
  })

  it('answers 503 when only its keys are of a demonstration', async () => {
    const { keys } = await openDoor()
    const door = await openDoor({ centres: { ...testCentres(keys), hasDemoKeys: true } })
    expect((await door.report(makeReport())).status).toBe(503)
  })

  it.each([
    'http://localhost:8787',
    'http://127.0.0.1:8787',
    'http://triage.localhost:8787',
    'http://[::1]:8787',
  ])('works at %s', async (origin) => {
    const door = await openDoor({}, { DEMO: 'true' })
    const response = await door.app.request(
      `${origin}/api/v1/health`,
      {},
      { ...testEnv(), DEMO: 'true' },
    )
    expect([response.status, await response.json()]).toEqual([
      200,
      expect.objectContaining({ demo: true }),
    ])
  })
})

describe('a centre that nobody could read for', () => {
  it.each<[string, (keys: CentresFile['centres'][number]['keys']) => typeof keys]>([
    ['has no key at all', () => []],
    [
      'has only keys that are revoked',
      (keys) => keys.map((key) => ({ ...key, revokedOn: '2026-11-02' })),
    ],
    [
      'has only keys of a time to come',
      (keys) => keys.map((key) => ({ ...key, from: '2026-12-01' })),
    ],
  ])('%s: 503, and nothing is stored', async (_, change) => {
    const { keys } = await openDoor()
    const { all } = testCentres(keys)
    const centres = all.map((centre) => ({ ...centre, keys: change(centre.keys) }))
    const recovery = [
      {
        id: keys.recovery.kid,
        publicKey: keys.recovery.publicKey,
        from: '2026-11-01',
        until: '2026-12-31',
      },
    ]
    const door = await openDoor({ centres: centresOf({ default: 'jiangpan', centres, recovery }) })
    const before = await countRows('reports')
    const response = await door.report(makeReport())
    expect([response.status, await response.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'not-configured' }),
    ])
    expect(door.logged.find(({ event }) => event === 'not-configured')?.fields.settings).toMatch(
      /^content\/centres\.yaml: .*key/,
    )
    expect(await countRows('reports')).toBe(before)
  })
})

const REQUESTS = [
  ['GET', '/api/v1/health'],
  ['POST', '/api/v1/reports'],
  ['GET', '/api/v1/reports/status'],
  ['GET', '/triage/'],
] as const

/** What may be left out. */
const OPTIONAL = ['ALERT_BOTS']

/** What the test's own environment adds, and the asset layer, which answers without the Worker. */
const UNREAD = [
  'TEST_MIGRATIONS',
  'ASSETS',
  ...Object.keys(env).filter((name) => name.startsWith('__')),
]

function badSecrets(): unknown[] {
  return [
    undefined,
    null,
    '',
    7,
    'MARKED',
    `MARKED${'m'.repeat(36)}A`.slice(1),
    `MARKED${'m'.repeat(38)}A`,
    `${'m'.repeat(42)}B`,
    `${'m'.repeat(42)}=`,
    `MARKED ${'m'.repeat(36)}`,
    'a'.repeat(64),
  ]
}
