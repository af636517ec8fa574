import * as z from 'zod/mini'

type Issue = z.core.$ZodIssue

/** A content file that doesn't follow its schema: the message has a line for each fault. */
export class ContentError extends Error {
  override name = 'ContentError'
}

/**
 * Checks what a content file says against its schema. The message of the error names file, field and
 * reason: `content/operator.yaml: duty[0].from: must be a time such as 08:30`.
 * @throws ContentError
 */
export function parseContent<S extends z.core.$ZodType>(
  schema: S,
  value: unknown,
  file: string,
): z.output<S> {
  const result = z.safeParse(schema, value)
  if (result.success) return result.data
  const lines = result.error.issues.map(
    (issue) => `${file}: ${fieldOf(issue)}: ${reasonOf(issue, at(value, issue.path))}`,
  )
  throw new ContentError(lines.join('\n'))
}

function fieldOf({ path }: Issue): string {
  if (path.length === 0) return '(whole file)'
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : join(text, String(key))),
    '',
  )
}

const join = (before: string, key: string) => (before ? `${before}.${key}` : key)

function reasonOf(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined ? 'missing' : `must be ${issue.expected}, not ${show(found)}`
    case 'invalid_value':
      if (found === undefined) return 'missing'
      return `must be one of ${issue.values.map(String).join(', ')}, not ${show(found)}`
    case 'unrecognized_keys':
      return `unknown field ${issue.keys.join(', ')}`
    case 'too_small':
      return `at least ${issue.minimum} needed, ${sizeOf(found)} found`
    case 'too_big':
      return `at most ${issue.maximum} allowed, ${sizeOf(found)} found`
    default:
      return found === undefined ? 'missing' : `${issue.message} (${show(found)})`
  }
}

const sizeOf = (found: unknown) =>
  Array.isArray(found) || typeof found === 'string' ? found.length : show(found)

function show(found: unknown): string {
  const text = JSON.stringify(found) ?? String(found)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | null | undefined)?.[key],
    value,
  )
}
