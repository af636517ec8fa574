import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { CODES } from '../../../functions/fields/codes.ts'
import { PROBLEMS, type ProblemCode } from '../../../functions/http/errors.ts'
import { reportStore } from '../../../functions/reports/report.store.ts'
import { countRows, openDoor } from '../../support/door.ts'
import { type HostileBody, hostileBody, NAME_MARK, VALUE_MARK } from '../../support/hostile-body.ts'
import { makeReport } from '../../support/make-report.ts'
import { makeSealedReport } from '../../support/make-sealed-report.ts'

declare module 'vitest' {
  interface ProvidedContext {
    bodies: number
  }
}

/** 10,000 in every full run, fewer in the quick one; JINGZHONG_BODIES=1000000 for a long night. */
const BODIES = inject('bodies')

it('takes any body at all: stored and 201, or refused with a pointer and a code, never a 5xx', async () => {
  const { door, valid, store } = await openWatchedDoor()
  const count = { attempted: 0, accepted: 0, refused: 0, '5xx': 0 }
  const seen = new Map<string, number>()

  await fc.assert(
    fc.asyncProperty(hostileBody(valid), async (body) => {
      count.attempted += 1
      store.inserted = 0
      const response = await send(door, body, count.attempted)
      const text = await response.text()
      if (response.status >= 500) count['5xx'] += 1
      expect(response.status).toBeLessThan(500)
      if (response.status === 201) {
        count.accepted += 1
        expect(store.inserted).toBe(1)
        expect(Object.keys(JSON.parse(text)).sort()).toEqual(
          expect.arrayContaining(['reference', 'stage']),
        )
      } else {
        count.refused += 1
        expect(store.inserted).toBe(0)
        const code = checkProblem(response, text)
        seen.set(code, (seen.get(code) ?? 0) + 1)
      }
      expect(text).not.toContain(VALUE_MARK)
      expect(JSON.stringify([...response.headers])).not.toContain(VALUE_MARK)
    }),
    { seed: 20_261_122, numRuns: BODIES, endOnFailure: true },
  )

  console.info(`bodies: ${JSON.stringify(count)}`)
  console.info(`refused: ${JSON.stringify(Object.fromEntries(seen))}`)
  expect(JSON.stringify(door.logged)).not.toMatch(new RegExp(`${VALUE_MARK}|${NAME_MARK}`))
  expect(await countRows('reports')).toBe(count.accepted)
  expect(await countRows('events')).toBe(count.accepted)
  expect(await orphans()).toBe(0)
  // Bodies that are all refused at the first step would prove nothing about the later ones.
  expect(count.accepted).toBeGreaterThan(count.attempted / 50)
  if (BODIES >= 10_000) expect([...seen.keys()]).toEqual(expect.arrayContaining([...MET]))
}, 600_000)

const MET: readonly ProblemCode[] = [
  'malformed-json',
  'missing-idempotency-key',
  'malformed-idempotency-key',
  'weak-idempotency-key',
  'cross-origin',
  'id-taken',
  'too-large',
  'unsupported-media-type',
  'invalid',
]

/** The door, and what is really written behind it. */
async function openWatchedDoor() {
  const real = reportStore(env.DB)
  const store = { inserted: 0 }
  const door = await openDoor({
    reports: {
      ...real,
      insert: async (...given) => {
        const result = await real.insert(...given)
        if (result !== 'exists') store.inserted += 1
        return result
      },
    },
  })
  const { centre, recovery } = door.keys
  const valid = [
    makeReport(),
    makeReport({ situation: 'threatened', also: ['gave-info'], details: { images: true } }),
    {
      kind: 'campus',
      private: { story: '宿舍有人收银行卡。' },
      details: { school: '江畔大学', way: 'poster', victims: 'some', ongoing: true },
    },
    {
      kind: 'job-ad',
      private: { story: '高薪去国外打字。' },
      details: { progress: 'leaving', asks: ['deposit'], askedBand: 100_000, sendsTo: 'abroad' },
    },
    { kind: 'clue', private: { story: '有人收电话卡。' }, details: { group: 'phone-cards' } },
    await makeSealedReport([centre, recovery]),
  ]
  return { door, valid, store }
}

function send(door: Awaited<ReturnType<typeof openDoor>>, body: HostileBody, n: number) {
  const headers = new Headers({
    'idempotency-key': `any-body-${n}-abcdefghijklmnop`,
    ...body.headers,
  })
  if (body.headers['idempotency-key'] === '') headers.delete('idempotency-key')
  return door.fetch('/api/v1/reports', { method: 'POST', headers, body: body.bytes })
}

/** That a refusal is a problem of the closed list and says nothing else. @returns its code */
function checkProblem(response: Response, text: string): string {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  const { errors, ...problem } = JSON.parse(text)
  expect(problem).toEqual({
    type: `/api/#problem-${problem.code}`,
    title: problem.code,
    status: response.status,
    code: problem.code,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  expect(PROBLEMS[problem.code as ProblemCode]).toBe(response.status)
  expect(errors !== undefined).toBe(problem.code === 'invalid')
  if (errors) {
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.length).toBeLessThanOrEqual(50)
    for (const { pointer, code, ...more } of errors) {
      expect(more).toEqual({})
      expect(CODES).toContain(code)
      expect(pointer).toMatch(/^(?:\/[A-Za-z0-9][\w-]{0,31})*$/)
      if (code !== 'unknown-field') expect(pointer).not.toContain(NAME_MARK)
    }
  }
  expect(text.replaceAll(/"pointer":"[^"]*"/g, '')).not.toContain(NAME_MARK)
  return problem.code
}

/** Rows of any table that belong to no report. */
async function orphans(): Promise<number> {
  const row = await env.DB.prepare(
    `SELECT (SELECT count(*) FROM sealed_parts WHERE report_id NOT IN (SELECT id FROM reports))
          + (SELECT count(*) FROM indicators WHERE report_id NOT IN (SELECT id FROM reports))
          + (SELECT count(*) FROM events WHERE report_id NOT IN (SELECT id FROM reports)) AS n`,
  ).first<{ n: number }>()
  return row?.n ?? Number.NaN
}
