import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { PROBLEMS } from '../../../functions/http/errors.ts'
import { listFields } from '../../../functions/openapi/list-fields.ts'
import { describeApi, type Json, schemaOf } from '../../../functions/openapi/openapi.ts'
import { ROUTES, type RouteDescription } from '../../../functions/openapi/operations.ts'
import { readYaml } from '../../../site/vite/yaml.mjs'
import { makeReport } from '../../support/make-report.ts'

const api = describeApi({ title: 'Jingzhong', version: '1.0.0', say: (word) => `(${word})` })

/** The rules of OpenAPI 3.1 that this document has to do with (spec.openapis.org/oas/v3.1.0, §4.8). */
const RULES = {
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  additionalProperties: false,
  properties: {
    openapi: { pattern: '^3\\.1\\.\\d+$' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      properties: {
        title: { type: 'string', minLength: 1 },
        version: { type: 'string', minLength: 1 },
        license: { type: 'object', required: ['name'], not: { required: ['identifier', 'url'] } },
      },
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'] } },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        propertyNames: {
          enum: ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'],
        },
        additionalProperties: { $ref: '#/$defs/operation' },
      },
    },
    components: {
      type: 'object',
      additionalProperties: false,
      properties: {
        schemas: { type: 'object', propertyNames: { pattern: '^[\\w.-]+$' } },
        securitySchemes: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: ['type', 'name', 'in'],
            properties: { type: { const: 'apiKey' }, in: { enum: ['query', 'header', 'cookie'] } },
          },
        },
      },
    },
  },
  $defs: {
    operation: {
      type: 'object',
      required: ['operationId', 'responses'],
      additionalProperties: false,
      properties: {
        operationId: { type: 'string', pattern: '^\\w+$' },
        tags: { type: 'array', items: { type: 'string' } },
        summary: { type: 'string' },
        security: {
          type: 'array',
          items: { type: 'object', additionalProperties: { type: 'array' } },
        },
        parameters: { type: 'array', items: { $ref: '#/$defs/parameter' } },
        requestBody: {
          type: 'object',
          required: ['content'],
          properties: { content: { $ref: '#/$defs/content' } },
        },
        responses: {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: '^[1-5]\\d\\d$' },
          additionalProperties: {
            type: 'object',
            required: ['description'],
            additionalProperties: false,
            properties: {
              description: { type: 'string', minLength: 1 },
              headers: { type: 'object' },
              content: { $ref: '#/$defs/content' },
            },
          },
        },
      },
    },
    parameter: {
      type: 'object',
      required: ['name', 'in', 'schema'],
      properties: { name: { type: 'string' }, in: { enum: ['query', 'header', 'path', 'cookie'] } },
      if: { properties: { in: { const: 'path' } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ['required'], properties: { required: { const: true } } },
      // Header parameters of these names are ignored by every reader.
      not: {
        properties: {
          in: { const: 'header' },
          name: { enum: ['Accept', 'Content-Type', 'Authorization'] },
        },
      },
    },
    content: {
      type: 'object',
      propertyNames: { pattern: '^[\\w.+-]+/[\\w.+-]+$' },
      additionalProperties: { type: 'object', required: ['schema'] },
    },
  },
}

describe('the OpenAPI document', () => {
  it('follows the rules of OpenAPI 3.1', () => {
    const check = new Ajv2020({ allErrors: true, strict: false }).compile(RULES)
    check(api)
    expect(check.errors).toBeNull()
  })

  it('holds schemas of JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false })
    const schemas = findAll(api, 'schema').filter((schema) => !('$ref' in schema))
    for (const schema of schemas) ajv.compile(schema)
    expect(schemas.length).toBeGreaterThan(10)
  })

  it('names no operation twice, and every path parameter that its path has', () => {
    const operations = Object.entries(api.paths as Record<string, Record<string, Json>>).flatMap(
      ([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })),
    )
    const ids = operations.map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const named = ((operation.parameters ?? []) as Json[]).filter((one) => one.in === 'path')
      expect([path, named.map(({ name }) => name)]).toEqual([path, inPath])
    }
  })

  it('refers to nothing that it does not hold', () => {
    const refs = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '')
    expect(refs.length).toBeGreaterThan(0)
    for (const ref of new Set(refs)) {
      const target = ref
        .replace('#/', '')
        .split('/')
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], api)
      expect([ref, target !== undefined]).toEqual([ref, true])
    }
    const schemes = Object.keys((api.components as { securitySchemes: Json }).securitySchemes)
    const used = findAll(api, 'security')
      .flat()
      .flatMap((one) => Object.keys(one as Json))
    expect(schemes).toEqual(expect.arrayContaining(used))
  })

  it('takes a report that the door takes, and refuses what is plainly wrong', () => {
    const [submit] = ROUTES
    const check = new Ajv2020({ strict: false, validateFormats: false }).compile(
      schemaOf(submit.body),
    )
    expect(check(makeReport())).toBe(true)
    expect(check(makeReport({ kind: 'gossip' }))).toBe(false)
    expect(check(makeReport({ extra: 1 }))).toBe(false)
    expect(check(makeReport({ situation: undefined }))).toBe(false)
  })

  it('names for every problem a route that answers it, but for the one that only forms have', () => {
    const answered = new Set(
      (ROUTES as readonly RouteDescription[]).flatMap(({ problems }) => problems),
    )
    const silent = Object.keys(PROBLEMS).filter(
      (code) => !answered.has(code as keyof typeof PROBLEMS),
    )
    expect(silent).toEqual(['malformed-request'])
  })
})

describe('the words of the API', () => {
  it.each(['zh-CN', 'en'])(
    'in %s exist for every route, parameter, audience and problem, and for no other',
    (locale) => {
      const words = readYaml(`content/strings/${locale}/api.yaml`) as Record<
        string,
        Record<string, unknown>
      >
      const said = new Set<string>()
      describeApi({
        title: '',
        version: '',
        say: (word) => {
          said.add(word)
          return word
        },
      })
      const written = ['routes', 'problems', 'parameters', 'audiences'].flatMap((area) =>
        Object.entries(words[area] ?? {}).flatMap(([name, inner]) =>
          typeof inner === 'string'
            ? [`${area}.${name}`]
            : Object.keys(inner as object).map((part) => `${area}.${name}.${part}`),
        ),
      )
      const due = [...written.filter((word) => word !== 'audiences.anyone'), 'held']
      expect(due.sort()).toEqual([...said].sort())
    },
  )
})

describe('the list of fields', () => {
  it('lays the kinds of report over each other, and says what only some have', () => {
    const fields = listFields(schemaOf(ROUTES[0].body))
    const named = (name: string) => fields.find((field) => field.name === name)
    expect(fields[0]).toEqual({
      name: 'kind',
      type: 'fraud | campus | job-ad | clue',
      required: true,
      only: [],
    })
    expect(named('situation')).toMatchObject({ required: true, only: ['fraud'] })
    expect(named('details.group')).toMatchObject({ only: ['clue'] })
    expect(named('payments[].amountFen')).toEqual({
      name: 'payments[].amountFen',
      type: 'integer 1–1000000000000',
      required: true,
      only: ['fraud'],
    })
    expect(named('private.contact')).toMatchObject({ only: ['fraud', 'campus', 'job-ad'] })
    expect(named('region')?.type).toBe('string ^(?:\\d{6}|overseas)$ | null')
  })
})

/** Everything that stands under a name anywhere in a document. */
function findAll(json: unknown, name: string): Json[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, inner]) => [
    ...(key === name ? [inner as Json] : []),
    ...findAll(inner, name),
  ])
}
