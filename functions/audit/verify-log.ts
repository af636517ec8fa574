import type { Stage } from '../reports/vocabulary.ts'
import { chainMac } from './chain.ts'
import type { Checkpoint } from './checkpoint.store.ts'
import type { ChainedEvent } from './link-event.ts'
import { spokenOf } from './spoken-of.ts'
import { isSubject } from './subjects.ts'
import { rootOf } from './write-checkpoint.ts'

export type NumberedEvent = ChainedEvent & { readonly no: number }

/** A report as far as its history has to fit it. */
export interface AuditedReport {
  readonly id: string
  readonly stage: Stage
}

/** Where the log comes from: pages, so that years of it fit. */
export interface LogSource {
  /** Events with a number above `no`, in order; none at the end. */
  readonly events: (no: number) => Promise<readonly NumberedEvent[]>
  /** Reports with an id above `id`, in order; none at the end. */
  readonly reports: (id: string) => Promise<readonly AuditedReport[]>
  /** Names above `name` of the rows beside reports that the log speaks of, in order; none at the end. */
  readonly rows: (name: string) => Promise<readonly string[]>
  /** What was noted outside the database, the oldest first. */
  readonly checkpoints: readonly Checkpoint[]
}

/**
 * What doesn't hold.
 * `missing-event`: a number of the log is skipped, or a place in a report's history.
 * `altered-event`: its MAC doesn't fit what it says and what came before: changed, moved or inserted.
 * `missing-report`: a history whose report isn't there. `no-history`: a report without a history.
 * `missing-row`: the log speaks of a case, referral, warning, verdict, appeal … that isn't there.
 * `unspoken-row`: one is there that no event speaks of.
 * `stage-differs`: a report stands elsewhere than its last decision put it.
 * `forged-checkpoint`: not written by this portal. `cut-log`: an event that a checkpoint names is gone
 * or another, so that what came after it may be, too.
 */
export type AuditCode =
  | 'missing-event'
  | 'altered-event'
  | 'missing-report'
  | 'no-history'
  | 'missing-row'
  | 'unspoken-row'
  | 'stage-differs'
  | 'forged-checkpoint'
  | 'cut-log'

export interface AuditProblem {
  readonly code: AuditCode
  /** The number of the event, the id of the report, the name of the row, or the time of the checkpoint. */
  readonly at: string
}

export interface AuditResult {
  readonly events: number
  readonly reports: number
  /** Cases, referrals, warnings, verdicts, appeals and whatever else the log speaks of. */
  readonly rows: number
  readonly checkpoints: number
  /** Events after the newest checkpoint: a cut there wouldn't show yet. */
  readonly uncovered: number
  readonly problems: readonly AuditProblem[]
}

interface Head {
  readonly seq: number
  readonly mac: string
  readonly stage: string
  readonly broken: boolean
}

/**
 * Checks the whole log: every event under its report's chain, the numbers without a gap, every history
 * with its report and every report with its history, and what was noted outside the database. It holds
 * after a lawful erasure, which deletes words and keeps history and row. Whoever has database, KV and
 * AUDIT_SECRET can make a log that holds.
 */
export async function verifyLog(
  source: LogSource,
  secret: Uint8Array<ArrayBuffer>,
): Promise<AuditResult> {
  const problems: AuditProblem[] = []
  const heads = new Map<string, Head>()
  const noted = new Map(source.checkpoints.map(({ no }) => [no, '']))
  const spoken = new Set<string>()
  let last = 0
  let events = 0
  for (let page = await source.events(0); page.length > 0; page = await source.events(last)) {
    for (const event of page) {
      if (event.no !== last + 1) problems.push({ code: 'missing-event', at: `${last + 1}` })
      last = event.no
      events += 1
      for (const name of spokenOf(event)) spoken.add(name)
      if (noted.has(event.no)) noted.set(event.no, event.mac)
      const head = heads.get(event.reportId)
      const { next, code } = await follow(secret, head, event)
      if (code && !head?.broken) problems.push({ code, at: `${event.no}` })
      heads.set(event.reportId, { ...next, broken: (head?.broken ?? false) || code !== null })
    }
  }
  const reports = await compareReports(source, heads, problems)
  const rows = await compareRows(source, spoken, problems)
  for (const checkpoint of source.checkpoints) {
    if ((await rootOf(secret, checkpoint)) !== checkpoint.root) {
      problems.push({ code: 'forged-checkpoint', at: checkpoint.at })
    } else if (noted.get(checkpoint.no) !== checkpoint.mac) {
      problems.push({ code: 'cut-log', at: checkpoint.at })
    }
  }
  const covered = Math.max(0, ...source.checkpoints.map(({ no }) => no))
  return {
    events,
    reports,
    rows,
    checkpoints: source.checkpoints.length,
    uncovered: Math.max(0, last - covered),
    problems,
  }
}

/** Checks one event against the one before it in its report's history. */
async function follow(
  secret: Uint8Array<ArrayBuffer>,
  head: Head | undefined,
  event: NumberedEvent,
) {
  const seq = (head?.seq ?? 0) + 1
  const fits = (await chainMac(secret, event, head?.mac ?? '')) === event.mac
  const code = event.seq !== seq ? 'missing-event' : fits ? null : 'altered-event'
  const next = { seq: event.seq, mac: event.mac, stage: stageAfter(event, head?.stage ?? '') }
  return { next, code } as const
}

function stageAfter({ type, data }: NumberedEvent, before: string): string {
  if (type === 'received' || type === 'withdrawn') return type
  if (type === 'undone' && data.to !== undefined) return String(data.to)
  return type === 'decided' || type === 'reopened' ? String(data.to) : before
}

/** @returns how many reports there are */
async function compareReports(
  source: LogSource,
  heads: Map<string, Head>,
  problems: AuditProblem[],
): Promise<number> {
  const unseen = new Set(heads.keys())
  let count = 0
  let last = ''
  for (let page = await source.reports(last); page.length > 0; page = await source.reports(last)) {
    for (const { id, stage } of page) {
      const head = heads.get(id)
      if (!head) problems.push({ code: 'no-history', at: id })
      else if (head.stage !== stage) problems.push({ code: 'stage-differs', at: id })
      unseen.delete(id)
      last = id
      count += 1
    }
  }
  // What has a history and is no report has no row there, either.
  for (const id of [...unseen].filter((one) => !isSubject(one)))
    problems.push({ code: 'missing-report', at: id })
  return count
}

/** @returns how many rows there are */
async function compareRows(
  source: LogSource,
  spoken: ReadonlySet<string>,
  problems: AuditProblem[],
): Promise<number> {
  const unseen = new Set(spoken)
  let count = 0
  let last = ''
  for (let page = await source.rows(last); page.length > 0; page = await source.rows(last)) {
    for (const name of page) {
      if (!unseen.delete(name)) problems.push({ code: 'unspoken-row', at: name })
      last = name
      count += 1
    }
  }
  for (const name of unseen) problems.push({ code: 'missing-row', at: name })
  return count
}
