import * as z from 'zod/mini'
import { CODES } from '../fields/codes.ts'
import { PROBLEMS } from '../http/errors.ts'
import { ROUTES, type RouteDescription } from './routes.ts'

type Json = Record<string, unknown>

/** JSON Schema of a zod schema as the API takes it; what only code can check isn't in it. */
const schemaOf = (schema: z.core.$ZodType): Json => {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return json
}

/**
 * The OpenAPI 3.1 document, from the schemas that the routes themselves parse with. Pure: built into
 * /api/openapi.json and read by the page at /api/.
 */
export function describeApi(title: string, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title, version, license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        receipt: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: '`Receipt <auth>`: the auth half of a receipt, base64url, 43 characters.',
        },
      },
    },
  }
}

function operationOf({
  summary,
  headers,
  body,
  answers,
  problems,
  security,
}: RouteDescription): Json {
  const statuses = new Map<number, string[]>()
  for (const code of problems) {
    statuses.set(PROBLEMS[code], [...(statuses.get(PROBLEMS[code]) ?? []), code])
  }
  return {
    summary,
    ...(security && { security: [{ [security]: [] }] }),
    ...(headers && {
      parameters: headers.map(({ name, description, required }) => ({
        name,
        in: 'header',
        required,
        description,
        schema: { type: 'string' },
      })),
    }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } },
    }),
    responses: {
      ...Object.fromEntries(
        answers.map(({ status, description, schema }) => [
          status,
          { description, content: { 'application/json': { schema: schemaOf(schema) } } },
        ]),
      ),
      ...Object.fromEntries(
        [...statuses].map(([status, codes]) => [
          status,
          {
            description: codes.join(', '),
            content: {
              'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
            },
          },
        ]),
      ),
    },
  }
}

const problemSchema: Json = {
  type: 'object',
  description: 'RFC 9457. Switch on `code`; `type` points to its description.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    requestId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code'],
        properties: {
          pointer: { type: 'string', description: 'JSON pointer (RFC 6901)' },
          code: { type: 'string', enum: CODES },
        },
      },
    },
  },
}
