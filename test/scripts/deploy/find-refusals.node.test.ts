import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { CentresFile } from '../../../functions/centres/centres.schema.ts'
import { operatorSchema } from '../../../functions/operator/operator.schema.ts'
import type { Facts } from '../../../scripts/deploy/facts.ts'
import { findRefusals } from '../../../scripts/deploy/find-refusals.ts'

test('a school that has set everything may deploy', () => {
  expect(findRefusals(ready())).toEqual([])
})

test('a school that takes no pictures and files may, too', () => {
  const facts = ready()
  expect(findRefusals({ ...facts, settings: { ...facts.settings, buckets: [] } })).toEqual([])
})

describe('refuses', () => {
  const REASON = 'Counsel cleared this: drill data only, see memo 12.'
  const table: [string, (facts: Facts) => Facts][] = [
    ['police-abroad', (f) => policeWith(f, null)],
    ['police-abroad', (f) => policeWith(f, '')],
    ['police-abroad', (f) => policeWith(f, '                              ')],
    ['police-abroad', (f) => policeWith(f, 'ok')],
    ['mainland-impossible', (f) => ({ ...f, answers: { ...f.answers, abroad: false } })],
    ['mainland-impossible', (f) => withPlace(f, 'CN')],
    ['kind-differs', (f) => ({ ...f, answers: { ...f.answers, kind: 'ngo' } })],
    ['example-operator', (f) => withUrl(f, 'https://jingzhong.jiangpan.example')],
    ['reporting-off', (f) => ({ ...f, operator: { ...f.operator, reporting: 'off' } })],
    ['demo-build', (f) => ({ ...f, env: { JINGZHONG_DEMO: 'true' } })],
    ['demo-build', (f) => ({ ...f, env: { JINGZHONG_CENTRES: '.local/demo/centres.yaml' } })],
    ['demo-build', (f) => withVars(f, { DEMO: 'true' })],
    ['demo-keys', (f) => withKeys(f, [{ ...key('k1'), demo: true }])],
    ['demo-keys', (f) => withRecovery(f, [{ ...key('r1'), demo: true }])],
    ['centre-without-key', (f) => withKeys(f, [])],
    ['centre-without-key', (f) => withKeys(f, [{ ...key('k1'), revokedOn: '2026-11-22' }])],
    ['no-recovery-key', (f) => withRecovery(f, [])],
    ['secrets-missing', (f) => ({ ...f, secrets: [] })],
    ['secrets-missing', (f) => ({ ...f, secrets: ['IDENTITY_SECRET', 'INDICATOR_SECRET'] })],
    ['access-issuer', (f) => withVars(f, { ACCESS_ISSUER: 'http://localhost:8788' })],
    ['access-issuer', (f) => withVars(f, { ACCESS_ISSUER: 'https://evil.example' })],
    ['access-issuer', (f) => withVars(f, { ACCESS_ISSUER: 'http://team.cloudflareaccess.com' })],
    [
      'access-issuer',
      (f) => withVars(f, { ACCESS_ISSUER: 'https://team.cloudflareaccess.com.evil.example' }),
    ],
    [
      'access-issuer',
      (f) => withVars(f, { ACCESS_ISSUER: 'https://evil.example/.cloudflareaccess.com' }),
    ],
    ['access-issuer', (f) => withVars(f, { ACCESS_ISSUER: undefined })],
    ['access-audience', (f) => withVars(f, { ACCESS_AUD: 'demo' })],
    [
      'storage-ids',
      (f) => ({
        ...f,
        settings: { ...f.settings, databaseIds: ['00000000-0000-0000-0000-000000000000'] },
      }),
    ],
    ['storage-ids', (f) => ({ ...f, settings: { ...f.settings, namespaceIds: [''] } })],
    [
      'evidence-bucket',
      (f) => ({ ...f, settings: { ...f.settings, buckets: ['your-evidence-bucket'] } }),
    ],
    ['evidence-bucket', (f) => ({ ...f, settings: { ...f.settings, buckets: [''] } })],
    ['hosts', (f) => ({ ...f, settings: { ...f.settings, hosts: ['jingzhong.school.cn'] } })],
  ]

  test.for(table)('%s: %s', ([code, change]) => {
    expect(findRefusals(change(ready())).map((refusal) => refusal.code)).toEqual([code])
  })

  test('all that is wrong at once', () => {
    const codes = findRefusals(withKeys(withVars(ready(), { ACCESS_AUD: '' }), [])).map(
      ({ code }) => code,
    )
    expect(codes).toEqual(['centre-without-key', 'access-audience'])
  })

  test('no police operator with a reason in writing', () => {
    expect(findRefusals(policeWith(ready(), REASON))).toEqual([])
  })
})

test('a dry run asks no account, so it says nothing of secrets', () => {
  expect(findRefusals({ ...ready(), secrets: null })).toEqual([])
})

test('the project as it is shipped is refused', () => {
  const shipped: Facts = {
    ...ready(),
    operator: operatorSchema.parse(parse(readFileSync('content/operator.yaml', 'utf8'))),
    centres: parse(readFileSync('content/centres.yaml', 'utf8')),
  }
  const codes = findRefusals(shipped).map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['example-operator', 'centre-without-key']))
})

type Key = CentresFile['recovery'][number]

const key = (id: string): Key => ({
  id,
  from: '2026-10-01',
  until: '2026-12-31',
  publicKey: 'A'.repeat(43),
})

function ready(): Facts {
  const operator = operatorSchema.parse(parse(readFileSync('content/operator.yaml', 'utf8')))
  return {
    operator: { ...operator, url: 'https://jingzhong.school.cn' },
    centres: {
      default: 'school',
      centres: [
        {
          id: 'school',
          name: { zh: '校', en: 'School' },
          regions: ['510100'],
          parent: null,
          keys: [key('k1')],
        },
      ],
      recovery: [key('r1')],
    },
    answers: { kind: 'school', abroad: true, override: null },
    settings: {
      vars: { ACCESS_ISSUER: 'https://team.cloudflareaccess.com', ACCESS_AUD: 'a'.repeat(64) },
      databaseIds: ['6f0d8f1e-8a9b-4c1d-9a57-0f0000000001'],
      namespaceIds: ['0f2ac74b498b48028cb68387c421e279'],
      buckets: ['jiangpan-evidence'],
      hosts: ['jingzhong.school.cn', 'triage.jingzhong.school.cn'],
    },
    secrets: ['IDENTITY_SECRET', 'INDICATOR_SECRET', 'AUDIT_SECRET', 'ANOTHER'],
    env: {},
    today: '2026-11-22',
  }
}

const policeWith = (facts: Facts, override: string | null): Facts => ({
  ...facts,
  operator: { ...facts.operator, kind: 'police' },
  answers: { kind: 'police', abroad: true, override },
})

const withVars = (facts: Facts, vars: Record<string, string | undefined>): Facts => ({
  ...facts,
  settings: { ...facts.settings, vars: { ...facts.settings.vars, ...vars } },
})

const withUrl = (facts: Facts, url: string): Facts => {
  const { hostname } = new URL(url)
  const settings = { ...facts.settings, hosts: [hostname, `triage.${hostname}`] }
  return { ...facts, settings, operator: { ...facts.operator, url } }
}

const withPlace = (facts: Facts, country: string): Facts => ({
  ...facts,
  operator: { ...facts.operator, dataPlace: { ...facts.operator.dataPlace, country } },
})

const withKeys = (facts: Facts, keys: Key[]): Facts => ({
  ...facts,
  centres: {
    ...facts.centres,
    centres: facts.centres.centres.map((centre) => ({ ...centre, keys })),
  },
})

const withRecovery = (facts: Facts, recovery: Key[]): Facts => ({
  ...facts,
  centres: { ...facts.centres, recovery },
})
