import type { Json } from './openapi.ts'

/** One line of a table of fields. */
export interface Field {
  /** Where it stands: `private.contact.phone`, `payments[].amountFen`. */
  readonly name: string
  /** What it may be, in signs that need no translation: `string ≤ 40`, `fraud | clue`. */
  readonly type: string
  readonly required: boolean
  /** Where the field exists only in some variants of the body: which (`kind` of each). */
  readonly only: readonly string[]
}

/** A JSON Schema as a flat list of its fields, in their order; variants are laid over each other. */
export function listFields(schema: Json): Field[] {
  const variants = (schema.oneOf ?? schema.anyOf) as Json[] | undefined
  if (!variants) return fieldsIn(schema, '', [])
  const names = variants.map(variantName)
  const merged = new Map<string, { field: Field; in: string[] }>()
  for (const [n, variant] of variants.entries()) {
    for (const field of fieldsIn(variant, '', [])) {
      const known = merged.get(field.name)
      const name = names[n] ?? ''
      if (known) {
        known.in.push(name)
        if (known.field.type !== field.type) {
          known.field = { ...known.field, type: `${known.field.type} | ${field.type}` }
        }
      } else merged.set(field.name, { field, in: [name] })
    }
  }
  const fields = [...merged.values()].map(({ field, in: found }) => ({
    ...field,
    only: found.length < variants.length ? found : [],
  }))
  // What tells the variants apart is what one must know first.
  const tells = (field: Field) => (field.type === names.join(' | ') ? 0 : 1)
  return fields.toSorted((a, b) => tells(a) - tells(b))
}

/** A variant is told apart by its one constant. */
function variantName(variant: Json): string {
  const properties = Object.values((variant.properties ?? {}) as Record<string, Json>)
  return String(properties.find((property) => typeof property.const === 'string')?.const ?? '')
}

function fieldsIn(schema: Json, path: string, only: readonly string[]): Field[] {
  const required = (schema.required ?? []) as string[]
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).flatMap(
    ([name, inner]) => {
      const at = path ? `${path}.${name}` : name
      const field = { name: at, type: typeOf(inner), required: required.includes(name), only }
      const items = inner.type === 'array' ? (inner.items as Json) : undefined
      return [field, ...fieldsIn(items ?? inner, items ? `${at}[]` : at, only)]
    },
  )
}

function typeOf(schema: Json): string {
  if (schema.const !== undefined) return String(schema.const)
  if (Array.isArray(schema.enum)) return schema.enum.join(' | ')
  const variants = (schema.anyOf ?? schema.oneOf) as Json[] | undefined
  if (variants) return variants.map(typeOf).join(' | ')
  const type = String(schema.type ?? 'any')
  if (type === 'array') {
    const items = (schema.items ?? {}) as Json
    return `array${range(schema.minItems, schema.maxItems)}: ${typeOf(items)}`
  }
  if (typeof schema.format === 'string') return `${type} (${schema.format})`
  if (typeof schema.pattern === 'string') return `${type} ${schema.pattern}`
  return type + range(schema.minLength ?? schema.minimum, schema.maxLength ?? schema.maximum)
}

function range(least: unknown, most: unknown): string {
  if (typeof most !== 'number') return ''
  return typeof least === 'number' ? ` ${least}–${most}` : ` ≤ ${most}`
}
