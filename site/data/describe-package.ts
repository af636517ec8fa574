import { createHash } from 'node:crypto'
import { type Column, TABLE_NAMES, TABLES, type TableName } from './tables.ts'

interface Facts {
  readonly title: string
  readonly description: string
  readonly version: string
  readonly homepage: string
  readonly sources: readonly { readonly title: string }[]
  /** What a table and its columns hold. */
  readonly say: (key: `tables.${TableName}` | `columns.${string}`) => string
  /** The files, as they are served. */
  readonly fileOf: (table: TableName, format: 'json' | 'csv') => string
}

/** The descriptor of the package: Frictionless Data Package, each table once as JSON and once as CSV. */
export function describePackage(facts: Facts) {
  return {
    profile: 'tabular-data-package',
    name: 'jingzhong-figures',
    title: facts.title,
    description: facts.description,
    version: facts.version,
    homepage: facts.homepage,
    licenses: [
      {
        name: 'CC-BY-4.0',
        path: 'https://creativecommons.org/licenses/by/4.0/',
        title: 'Creative Commons Attribution 4.0',
      },
    ],
    sources: facts.sources,
    resources: TABLE_NAMES.flatMap((table) => [
      resourceOf(facts, table, 'json'),
      resourceOf(facts, table, 'csv'),
    ]),
  }
}

function resourceOf({ say, fileOf }: Facts, table: TableName, format: 'json' | 'csv') {
  const file = Buffer.from(fileOf(table, format))
  const columns: readonly Column[] = TABLES[table]
  const keys = columns.filter(({ refersTo }) => refersTo)
  const name = (of: string) => (format === 'json' ? of : `${of}-csv`)
  return {
    profile: 'tabular-data-resource',
    name: name(table),
    path: `${table}.${format}`,
    title: say(`tables.${table}`),
    format,
    mediatype: format === 'json' ? 'application/json' : 'text/csv',
    encoding: 'utf-8',
    bytes: file.length,
    hash: `sha256:${createHash('sha256').update(file).digest('hex')}`,
    ...(format === 'csv' && { dialect: { delimiter: ',', lineTerminator: '\r\n', header: true } }),
    schema: {
      fields: columns.map(({ name: column, type, required }) => ({
        name: column,
        type,
        description: say(`columns.${column}`),
        ...((required || column === 'id') && {
          constraints: { required: true, ...(column === 'id' && { unique: true }) },
        }),
      })),
      missingValues: [''],
      primaryKey: 'id',
      ...(keys.length > 0 && {
        foreignKeys: keys.map(({ name: fields, refersTo = '' }) => ({
          fields,
          reference: { resource: name(refersTo), fields: 'id' },
        })),
      }),
    },
  }
}
