import { POLICY } from '../../functions/triage/policy.ts'

/** The console's pages of a method, as POLICY writes them: none can be forgotten by a test that asks here. */
export const consolePages = (method: 'GET' | 'POST'): string[] =>
  POLICY.filter((row) => row.method === method && !row.path.startsWith('/api/')).map(
    ({ path }) => path,
  )

/**
 * The address of a page of POLICY: each `:name` is what `ids` has for it. `:id` is a report's, a case's or
 * an appeal's, by the list that it stands in.
 */
export function placeOf(path: string, ids: Readonly<Record<string, string>>): string {
  return `${path.replace(/(\w+)\/:(\w+)/g, (_, list: string, name: string) => {
    const of = { cases: 'case', appeals: 'appeal' }[name === 'id' ? list : ''] ?? name
    return `${list}/${of === 'kind' ? 'fraud' : of === 'n' ? '0' : ids[of]}`
  })}/`
}
