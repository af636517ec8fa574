import './configure-zod.ts'
import type * as z from 'zod/mini'
import { LIMITS } from './limits.ts'

/** Everything that can be wrong with a field. Closed; the words stand in content/strings. */
export const CODES = [
  'required',
  'invalid',
  'malformed',
  'too-short',
  'too-long',
  'too-few',
  'too-many',
  'out-of-range',
  'negative',
  'too-precise',
  'no-such-date',
  'future',
  'unknown-field',
  'conflict',
  'must-be-sealed',
  'not-under-14',
  'anonymous-only',
  'unknown-key',
  'no-recovery-key',
  'identifying',
] as const
export type Code = (typeof CODES)[number]

/** Where something is wrong (a JSON pointer, RFC 6901; '' is the whole body) and what. */
export interface CodeAt {
  readonly pointer: string
  readonly code: Code
}

type Issue = z.core.$ZodIssue

/**
 * What zod found, as pointers and codes: one code a pointer (the first), at most `LIMITS.errors`.
 * Never carries a value that was sent; of keys that were sent only plain names, else the pointer
 * ends at their parent.
 */
export function codesOf(error: z.core.$ZodError): CodeAt[] {
  const found = new Map<string, Code>()
  for (const { path, code } of error.issues.flatMap((issue) => flatten(issue, []))) {
    const pointer = pointerOf(path)
    if (!found.has(pointer)) found.set(pointer, code)
    if (found.size === LIMITS.errors) break
  }
  return [...found].map(([pointer, code]) => ({ pointer, code }))
}

interface Found {
  readonly path: readonly PropertyKey[]
  readonly code: Code
}

function flatten(issue: Issue, at: readonly PropertyKey[]): Found[] {
  const path = [...at, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, LIMITS.errors)
      .map((key) => ({ path: [...path, key], code: 'unknown-field' }))
  }
  const branch = issue.code === 'invalid_union' ? meantBranch(issue.errors) : undefined
  if (branch) return branch.flatMap((inner) => flatten(inner, path))
  return [{ path, code: codeOf(issue) }]
}

/** Of a union's branches the one whose own type fits and that fails least: the one that was meant. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys'),
  )
  return fitting.toSorted((a, b) => a.length - b.length)[0]
}

const isCode = (text: string): text is Code => (CODES as readonly string[]).includes(text)

function codeOf(issue: Issue): Code {
  if (isCode(issue.message)) return issue.message
  const isList = 'origin' in issue && ['array', 'set', 'map'].includes(issue.origin)
  const isText = 'origin' in issue && issue.origin === 'string'
  switch (issue.code) {
    case 'too_big':
      return isText ? 'too-long' : isList ? 'too-many' : 'out-of-range'
    case 'too_small':
      return isText ? 'too-short' : isList ? 'too-few' : 'out-of-range'
    case 'invalid_format':
      return 'malformed'
    default:
      return 'invalid'
  }
}

const PLAIN_NAME = /^[A-Za-z][\w-]{0,31}$/

function pointerOf(path: readonly PropertyKey[]): string {
  let pointer = ''
  for (const step of path) {
    if (typeof step !== 'number' && !PLAIN_NAME.test(String(step))) break
    pointer += `/${String(step)}`
  }
  return pointer
}
