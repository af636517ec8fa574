import { describe, expect, it } from 'vitest'
import { isSameOrigin } from '../../../functions/http/same-origin.ts'
import { ORIGIN, openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'

const OWN = ORIGIN
const SAFE = ['GET', 'HEAD', 'OPTIONS']
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE']
const ORIGINS = [
  null,
  OWN,
  'null',
  '',
  'https://evil.test',
  'http://jingzhong.test',
  'https://jingzhong.test:8443',
  'https://jingzhong.test.evil.test',
  'https://evil.jingzhong.test',
  'https://jingzhong.test/',
  'HTTPS://JINGZHONG.TEST',
]

/** What Sec-Fetch-Site says, and whether it settles the matter for intake and for the console. */
const SITES: readonly [string | null, boolean | 'ask Origin', boolean | 'ask Origin'][] = [
  ['same-origin', true, true],
  ['none', true, false],
  ['same-site', false, false],
  ['cross-site', false, false],
  ['', false, false],
  ['Same-Origin', false, false],
  ['same-origin, cross-site', false, false],
  [null, 'ask Origin', 'ask Origin'],
]

describe('Sec-Fetch-Site × Origin × method', () => {
  it('lets through what this site, an address bar or a phone without both headers sends', async () => {
    let cells = 0
    for (const strict of [false, true]) {
      for (const [site, intake, console] of SITES) {
        for (const origin of ORIGINS) {
          for (const method of [...SAFE, ...UNSAFE]) {
            cells += 1
            const verdict = strict ? console : intake
            const byOrigin = origin === null ? !strict : origin === OWN
            const expected =
              SAFE.includes(method) || (verdict === 'ask Origin' ? byOrigin : verdict)
            expect([
              { strict, site, origin, method },
              isSameOrigin(request(method, site, origin), { strict }),
            ]).toEqual([{ strict, site, origin, method }, expected])
          }
        }
      }
    }
    console.info(`same origin: ${cells} cells`)
  })
})

describe('POST /api/v1/reports', () => {
  it.each<[string, Record<string, string>, number]>([
    ['from another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }, 403],
    ['from a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://x.test' }, 403],
    ['from a sandboxed frame', { origin: 'null' }, 403],
    ['from an old browser on another site', { origin: 'https://evil.test' }, 403],
    ['from this site', { 'sec-fetch-site': 'same-origin', origin: OWN }, 201],
    ['from this site in an old browser', { origin: OWN }, 201],
    ['without either header', {}, 201],
  ])('%s', async (_, headers, status) => {
    const inserted: string[] = []
    const door = await openDoor({
      reports: {
        findAttempt: async () => null,
        findByReceipt: async () => null,
        insert: async (report) => {
          inserted.push(report.id)
          return { rowsRead: 0, rowsWritten: 0 }
        },
      },
    })
    const response = await door.report(makeReport(), headers)
    expect([response.status, inserted.length]).toEqual([status, status === 201 ? 1 : 0])
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('answers a preflight with nothing that would let another site send JSON', async () => {
    const door = await openDoor()
    const response = await door.fetch('/api/v1/reports', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    })
    expect(response.ok).toBe(false)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-'))).toEqual([])
  })
})

const request = (method: string, site: string | null, origin: string | null) =>
  new Request(`${OWN}/api/v1/reports`, {
    method,
    headers: {
      ...(site !== null && { 'sec-fetch-site': site }),
      ...(origin !== null && { origin }),
    },
  })
