import { describe, expect, it } from 'vitest'
import { methodsAt, POLICY, policyFor, requirePolicy } from '../../../functions/triage/policy.ts'

describe('a route of the console without a row', () => {
  it.each([
    { method: 'GET', path: '/api/v1/triage/officers' },
    { method: 'DELETE', path: '/api/v1/triage/reports/:id' },
    { method: 'ALL', path: '/api/v1/triage/reports/:id' },
    { method: 'GET', path: '/triage/officers' },
  ])("doesn't start: $method $path", (route) => {
    expect(() => requirePolicy([route])).toThrow(`no row for ${route.method} ${route.path}`)
  })

  it('is the only thing that stops the start', () => {
    const others = [
      { method: 'ALL', path: '/*' },
      { method: 'ALL', path: '/api/v1/triage/*' },
      { method: 'POST', path: '/api/v1/reports' },
    ]
    expect(() => requirePolicy([...POLICY, ...others])).not.toThrow()
  })
})

describe('the policy table', () => {
  it('has one row for each method and path', () => {
    const names = POLICY.map(({ method, path }) => `${method} ${path}`)
    expect(new Set(names).size).toBe(names.length)
  })

  // Written out once more: pages and API ask the table itself who may.
  it('lets whoever works at a centre look, and only officers and leads act', () => {
    const look = 'reader officer lead admin'
    const act = 'officer lead'
    const said = Object.fromEntries(
      POLICY.map(({ method, path, roles }) => [`${method} ${path}`, roles.join(' ')]),
    )
    expect(said).toEqual({
      'GET /triage': look,
      'GET /triage/search': look,
      'GET /triage/shift': look,
      'POST /triage/search': look,
      'GET /triage/views': look,
      'POST /triage/views': look,
      'GET /triage/new': act,
      'GET /triage/new/:kind': act,
      'POST /triage/new/:kind': act,
      'GET /triage/export': act,
      'POST /triage/export': act,
      'GET /triage/reports/:id': look,
      'POST /triage/reports/:id/claim': act,
      'POST /triage/reports/:id/release': act,
      'POST /triage/reports/:id/decision': act,
      'POST /triage/reports/:id/tasks': act,
      'POST /triage/reports/:id/lane': act,
      'POST /triage/reports/:id/keep': act,
      'POST /triage/reports/:id/handover': act,
      'GET /triage/reports/:id/claim': look,
      'GET /triage/reports/:id/release': look,
      'GET /triage/reports/:id/decision': look,
      'GET /triage/reports/:id/tasks': look,
      'GET /triage/reports/:id/lane': look,
      'GET /triage/reports/:id/keep': look,
      'GET /triage/reports/:id/handover': look,
      'GET /triage/reports/:id/refer': look,
      'POST /triage/reports/:id/refer': act,
      'GET /triage/reports/:id/referrals/:referral': look,
      'POST /triage/reports/:id/referrals/:referral': act,
      'GET /triage/referrals': look,
      'GET /triage/received/:received': look,
      'POST /triage/received/:received': act,
      'GET /triage/takedowns': look,
      'POST /triage/takedowns': act,
      'GET /triage/takedowns/:takedown': look,
      'POST /triage/takedowns/:takedown': act,
      'GET /triage/campus': 'school',
      'GET /triage/campus/warn': 'school',
      'POST /triage/campus/warn': 'school',
      'GET /triage/campus/warn/:warning': 'school',
      'POST /triage/campus/warn/:warning': 'school',
      'GET /api/v1/triage/campus/warnings/:warning': 'school',
      'POST /api/v1/triage/campus/warnings/:warning/revision': 'school',
      'GET /api/v1/triage/campus': 'school',
      'POST /api/v1/triage/campus/warnings': 'school',
      'GET /triage/schools': 'lead admin',
      'POST /triage/schools': 'lead admin',
      'GET /api/v1/triage/schools/staff': 'lead admin',
      'POST /api/v1/triage/schools/staff': 'lead admin',
      'POST /api/v1/triage/schools/staff/:person/switch': 'lead admin',
      'GET /triage/webhooks': 'lead admin',
      'POST /triage/webhooks': 'lead admin',
      'GET /api/v1/triage/webhooks': 'lead admin',
      'POST /api/v1/triage/webhooks': 'lead admin',
      'POST /api/v1/triage/webhooks/:webhook/switch': 'lead admin',
      'POST /api/v1/triage/webhooks/:webhook/secret': 'lead admin',
      'POST /api/v1/triage/webhooks/:webhook/test': 'lead admin',
      'POST /api/v1/triage/webhooks/deliveries/:delivery': 'lead admin',
      'GET /triage/directory': look,
      'POST /triage/directory': 'lead admin',
      'GET /triage/retention': look,
      'GET /api/v1/triage/retention': look,
      'GET /api/v1/triage/rewraps': 'lead',
      'POST /api/v1/triage/reports/:id/wraps': 'lead',
      'GET /api/v1/triage/referrals': look,
      'GET /api/v1/triage/received/:received': look,
      'POST /api/v1/triage/received/:received': act,
      'GET /api/v1/triage/reports/:id/referrals': look,
      'POST /api/v1/triage/reports/:id/referrals': act,
      'GET /api/v1/triage/reports/:id/referrals/:referral': look,
      'POST /api/v1/triage/reports/:id/referrals/:referral': act,
      'GET /api/v1/triage/takedowns': look,
      'POST /api/v1/triage/takedowns': act,
      'POST /api/v1/triage/takedowns/:takedown': act,
      'GET /api/v1/triage/directory': look,
      'POST /api/v1/triage/directory': 'lead admin',
      'GET /api/v1/triage/queue': look,
      'POST /api/v1/triage/exports': act,
      'POST /api/v1/triage/search': look,
      'GET /api/v1/triage/views': look,
      'GET /api/v1/triage/shift': look,
      'POST /api/v1/triage/views': look,
      'GET /api/v1/triage/urgent': look,
      'GET /api/v1/triage/reports/:id': look,
      'GET /api/v1/triage/reports/:id/evidence/:file': look,
      'GET /triage/cases': look,
      'POST /triage/cases/join': act,
      'POST /triage/cases/apart': act,
      'POST /triage/cases/settle': act,
      'POST /triage/cases/undo': act,
      'GET /triage/cases/:id': look,
      'POST /triage/cases/:id/leave': act,
      'POST /triage/cases/:id/join': act,
      'POST /triage/cases/:id/merge': act,
      'POST /triage/reports/:id/join': act,
      'POST /triage/cases/:id/preview': act,
      'POST /triage/cases/:id/bulk': act,
      'GET /triage/cases/:id/leave': look,
      'GET /triage/cases/:id/join': look,
      'GET /triage/cases/:id/merge': look,
      'GET /triage/reports/:id/join': look,
      'GET /triage/cases/:id/preview': look,
      'GET /triage/cases/:id/bulk': look,
      'GET /api/v1/triage/cases': look,
      'POST /api/v1/triage/cases': act,
      'POST /api/v1/triage/cases/apart': act,
      'POST /api/v1/triage/cases/settle': act,
      'POST /api/v1/triage/cases/undo': act,
      'GET /api/v1/triage/cases/:id': look,
      'POST /api/v1/triage/cases/:id/leave': act,
      'POST /api/v1/triage/cases/:id/merge': act,
      'POST /api/v1/triage/cases/:id/preview': act,
      'POST /api/v1/triage/cases/:id/bulk': act,
      'GET /api/v1/triage/reports/:id/links': look,
      'GET /triage/import': act,
      'POST /api/v1/triage/reports': act,
      'POST /api/v1/triage/imports/known': act,
      'POST /api/v1/triage/reports/:id/claim': act,
      'POST /api/v1/triage/reports/:id/release': act,
      'POST /api/v1/triage/reports/:id/decision': act,
      'POST /api/v1/triage/reports/:id/tasks': act,
      'POST /api/v1/triage/reports/:id/lane': act,
      'POST /api/v1/triage/reports/:id/keep': act,
      'POST /api/v1/triage/reports/:id/handover': act,
      'GET /api/v1/triage/colleagues': act,
      'POST /api/v1/triage/reports/:id/messages': act,
      'POST /api/v1/triage/reports/:id/notes': act,
      'GET /triage/reports/:id/warn': act,
      'POST /triage/reports/:id/warn': act,
      'GET /triage/reports/:id/indicators/:n': look,
      'GET /triage/indicators': look,
      'GET /triage/indicators/:indicator': look,
      'GET /triage/indicators/:indicator/verdict': look,
      'POST /triage/indicators/:indicator/verdict': act,
      'GET /api/v1/triage/indicators': look,
      'GET /api/v1/triage/indicators/:indicator': look,
      'POST /api/v1/triage/indicators/:indicator/verdict': act,
      'GET /triage/appeals': look,
      'GET /triage/appeals/:id': look,
      'GET /triage/appeals/:id/hide': look,
      'POST /triage/appeals/:id/hide': act,
      'GET /triage/appeals/:id/answer': look,
      'POST /triage/appeals/:id/answer': act,
      'GET /api/v1/triage/appeals': look,
      'GET /api/v1/triage/appeals/:id': look,
      'POST /api/v1/triage/appeals/:id/hide': act,
      'POST /api/v1/triage/appeals/:id/answer': act,
      'GET /triage/warnings': look,
      'GET /triage/warnings/new': act,
      'POST /triage/warnings/new': act,
      'GET /triage/warnings/:warning': look,
      'GET /triage/warnings/:warning/edit': act,
      'POST /triage/warnings/:warning/edit': act,
      'GET /triage/warnings/:warning/publication': look,
      'POST /triage/warnings/:warning/publication': act,
      'GET /triage/warnings/:warning/cards': look,
      'POST /triage/warnings/:warning/cards': act,
      'GET /triage/warnings/:warning/return': look,
      'POST /triage/warnings/:warning/return': act,
      'GET /triage/warnings/:warning/drop': look,
      'POST /triage/warnings/:warning/drop': act,
      'GET /triage/warnings/:warning/withdrawal': look,
      'POST /triage/warnings/:warning/withdrawal': act,
      'GET /api/v1/triage/warnings': look,
      'POST /api/v1/triage/warnings': act,
      'GET /api/v1/triage/warnings/:warning': look,
      'POST /api/v1/triage/warnings/:warning/revision': act,
      'POST /api/v1/triage/warnings/:warning/publication': act,
      'POST /api/v1/triage/warnings/:warning/cards': act,
      'POST /api/v1/triage/warnings/:warning/return': act,
      'POST /api/v1/triage/warnings/:warning/drop': act,
      'POST /api/v1/triage/warnings/:warning/withdrawal': act,
    })
  })

  it('lets nobody change anything who may not see it', () => {
    for (const { path, method, roles } of POLICY.filter((row) => row.method === 'POST')) {
      // What is new, found or kept is to be seen in the queue.
      const at =
        /\/triage\/(?:reports|imports\/known|search|views|exports?|warnings|takedowns|directory|cases)$/.test(
          path,
        )
          ? '/triage'
          : path.replace(/(?<=\/(?:webhooks|staff))\/.+$|\/[^/]+$/, '')
      const own = policyFor('GET', path)
      const seen = typeof own === 'string' ? policyFor('GET', at) : own
      expect(typeof seen === 'string' ? [method, path] : seen.roles).toEqual(
        expect.arrayContaining([...roles]),
      )
    }
  })

  it.each([
    ['GET', '/triage/', '/triage'],
    ['HEAD', '/triage/', '/triage'],
    ['GET', '/en/triage/', '/triage'],
    ['GET', '/en/triage/reports/abc/', '/triage/reports/:id'],
    ['POST', '/triage/reports/abc/claim/', '/triage/reports/:id/claim'],
  ])('%s %s is %s', (method, path, row) => {
    expect(policyFor(method, path)).toMatchObject({ path: row })
  })

  it.each([
    ['GET', '/triage/reports/a/b/c/', 'not-found', []],
    ['GET', '/en/api/v1/triage/queue', 'not-found', []],
    ['GET', '/en/en/triage/', 'not-found', []],
    ['GET', '/easy/triage/', 'not-found', []],
    ['POST', '/triage/', 'method-not-allowed', ['GET', 'HEAD']],
    ['GET', '/api/v1/triage/reports/abc/claim', 'method-not-allowed', ['POST']],
  ])('%s %s is %s; these methods would do: %j', (method, path, refusal, methods) => {
    expect(policyFor(method, path)).toBe(refusal)
    expect(methodsAt(path)).toEqual(methods)
  })
})
