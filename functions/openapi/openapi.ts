import * as z from 'zod/mini'
import { CODES } from '../fields/codes.ts'
import { PROBLEMS, type ProblemCode } from '../problems.ts'
import {
  type Audience,
  PARAMETERS,
  type ParameterName,
  ROUTES,
  type RouteDescription,
  type RouteId,
} from './operations.ts'

export { PROBLEMS, type ProblemCode }

export type Json = { readonly [name: string]: unknown }

/** The words of the description, below `api.` in content/strings. */
export type ApiWord =
  | `routes.${RouteId}.does`
  | `routes.${RouteId}.gives`
  | 'held'
  | `problems.${ProblemCode}`
  | `parameters.${ParameterName}`
  | `audiences.${Audience}`

export interface ApiInfo {
  readonly title: string
  readonly version: string
  readonly say: (word: ApiWord) => string
}

/** What the checks of these fields take, which are code and leave no trace in a schema. */
const FORMATS: Readonly<Record<string, string>> = { occurredOn: 'date', paidAt: 'date-time' }

/** A schema as JSON Schema 2020-12, from the sender's side; what only code can check isn't in it. */
export function schemaOf(schema: z.core.$ZodType): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema, path }) => {
      const format = FORMATS[String(path.at(-1))]
      if (format && jsonSchema.type === 'string') jsonSchema.format = format
    },
  })
  return json
}

/**
 * The OpenAPI 3.1 document, from the schemas that the routes themselves parse with. Pure: built into
 * /api/openapi.json.
 */
export function describeApi(info: ApiInfo): Json {
  const paths: Record<string, Json> = {}
  for (const route of ROUTES as readonly RouteDescription[]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(route, info) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: info.title,
      version: info.version,
      license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema(info) },
      securitySchemes: {
        receipt: scheme(info, 'receipt', { in: 'header', name: 'Authorization' }),
        access: scheme(info, 'access', { in: 'cookie', name: 'CF_Authorization' }),
      },
    },
  }
}

const scheme = ({ say }: ApiInfo, audience: Audience, where: Json): Json => ({
  type: 'apiKey',
  ...where,
  description: say(`audiences.${audience}`),
})

function operationOf(route: RouteDescription, { say }: ApiInfo): Json {
  const id = route.id as RouteId
  return {
    operationId: id,
    tags: [route.audience === 'access' ? 'console' : 'public'],
    summary: say(`routes.${id}.does`),
    security: route.audience === 'anyone' ? [] : [{ [route.audience]: [] }],
    ...(route.parameters && {
      parameters: route.parameters.map((name) => parameterOf(name, say(`parameters.${name}`))),
    }),
    ...(route.body && {
      requestBody: {
        required: true,
        content: contentOf(route.body),
      },
    }),
    responses: {
      [route.status]: answerOf(route, say(`routes.${id}.gives`)),
      ...(route.held && { [route.held]: answerOf(route, say('held')) }),
      ...problemsByStatus(route.problems),
    },
  }
}

const answerOf = (route: RouteDescription, description: string): Json => ({
  description,
  ...(route.status === 201 && {
    headers: { Location: { schema: { type: 'string', format: 'uri-reference' } } },
  }),
  content: contentOf(route.answer),
})

const contentOf = (shape: RouteDescription['answer']): Json =>
  typeof shape === 'string'
    ? { [shape === 'png' ? 'image/png' : 'application/octet-stream']: { schema: {} } }
    : { 'application/json': { schema: schemaOf(shape) } }

function parameterOf(name: ParameterName, description: string): Json {
  const { pattern, ...where } = PARAMETERS[name]
  return { name, ...where, description, schema: { type: 'string', pattern } }
}

/** One response for a status, naming all the codes that come with it. */
function problemsByStatus(codes: readonly ProblemCode[]): Json {
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code])
  return Object.fromEntries(
    [...byStatus].map(([status, together]) => [
      status,
      {
        description: together.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  )
}

const problemSchema = ({ say }: ApiInfo): Json => ({
  type: 'object',
  description: 'RFC 9457. Switch on `code`; `type` points to its description.',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: {
      oneOf: (Object.keys(PROBLEMS) as ProblemCode[]).map((code) => ({
        const: code,
        description: say(`problems.${code}`),
      })),
    },
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
})
