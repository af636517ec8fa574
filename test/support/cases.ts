import { env } from 'cloudflare:workers'
import type { OpenedCase } from '../../functions/cases/open-case.ts'
import type { Links } from '../../functions/cases/suggest-links.ts'
import type { Context } from '../../functions/context.ts'
import { openConsole, type Person } from './console.ts'
import { makeReport } from './make-report.ts'

/** Tables that a test of cases begins without. */
const TABLES = [
  ...['case_reports', 'case_terms', 'kept_apart', 'case_action_rows', 'case_actions'],
  ...['case_proposals', 'linked_events', 'spent_actions', 'cases'],
]

export interface DoneBody {
  readonly action: string
  readonly caseId: string
  readonly changed: number
  readonly leftAlone: {
    reference: string
    why: string
    holder: string | null
    case: { id: string; reference: string } | null
  }[]
  readonly undoUntil: string
}

/** A console with what the tests of cases do; of reports from before nothing is left at the centres. */
export async function openCases(overrides: Partial<Context> = {}) {
  await env.DB.batch([
    env.DB.prepare("UPDATE reports SET centre_id = 'past'"),
    env.DB.prepare('DELETE FROM indicators'),
    ...TABLES.map((table) => env.DB.prepare(`DELETE FROM ${table}`)),
  ])
  const console = await openConsole(overrides)
  const at = (path: string) => `/api/v1/triage${path}`
  const post = (person: Person, path: string, body: unknown) => console.post(person, at(path), body)

  /** Sends a report as the public does. @returns its id */
  async function send(
    changes: Record<string, unknown> = {},
    ip = '203.0.113.7',
    base: Record<string, unknown> = makeReport(),
  ): Promise<string> {
    const body = { ...base, ...changes }
    const response = await console.door.report(body, { 'cf-connecting-ip': ip })
    const { reference } = await response.json<{ reference: string }>()
    const id = await env.DB.prepare(
      "SELECT id FROM reports WHERE reference = ? AND centre_id <> 'past'",
    )
      .bind(reference)
      .first<string>('id')
    return id ?? ''
  }

  const done = async (response: Response): Promise<DoneBody> => response.json()
  return {
    console,
    post,
    send,
    /** Sends reports that name the same telephone, each from a network of its own. */
    sendAlike: async (n: number, changes: Record<string, unknown> = {}) => {
      const ids: string[] = []
      for (let i = 0; i < n; i += 1)
        ids.push(await send({ indicators: [PHONE], ...changes }, `198.51.${i}.1`))
      return ids
    },
    join: async (person: Person, reports: string[]) =>
      done(await post(person, '/cases', { reports, reason: 'same-people' })),
    merge: (person: Person, caseId: string, input: Record<string, unknown>) =>
      post(person, `/cases/${caseId}/merge`, { reason: 'same-people', ...input }),
    bulk: async (person: Person, caseId: string, asked: Asked, rows?: Row[]) =>
      post(person, `/cases/${caseId}/bulk`, {
        do: asked,
        rows: rows ?? (await preview(person, caseId, asked)).changes.map(pick),
      }),
    preview: (person: Person, caseId: string, asked: Asked) => preview(person, caseId, asked),
    undo: (person: Person, input: unknown) => post(person, '/cases/undo', input),
    links: async (person: Person, id: string): Promise<Links> =>
      (await console.as(person, at(`/reports/${id}/links`))).json(),
    open: async (person: Person, id: string): Promise<OpenedCase> =>
      (await console.as(person, at(`/cases/${id}`))).json(),
  }

  async function preview(person: Person, caseId: string, asked: Asked): Promise<PlanBody> {
    return (await post(person, `/cases/${caseId}/preview`, asked)).json()
  }
}

export const PHONE = { kind: 'phone', value: '139 1234 5678' }

export type Asked = { action: string; reason: string; stage?: string }
export interface Row {
  readonly id: string
  readonly version: number
}
export interface PlanBody {
  readonly changes: (Row & { reference: string })[]
  readonly leftAlone: DoneBody['leftAlone']
  readonly more: number
  readonly left: number
}
const pick = ({ id, version }: Row) => ({ id, version })

/** Everything that is stored of some reports but their version, for comparing before with after. */
export async function rowsOf(ids: readonly string[]) {
  const { results } = await env.DB.prepare(
    `SELECT * FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  )
    .bind(JSON.stringify(ids))
    .all<Record<string, unknown>>()
  return results.map(({ version, ...row }) => row)
}
