import type { Officer } from '../access/officer.ts'
import { chainMac } from '../audit/chain.ts'
import { linkEvent } from '../audit/link-event.ts'
import { verifyReportChain } from '../audit/verify-chain.ts'
import type { Context } from '../context.ts'
import { displayIndicator } from '../indicators/display.ts'
import type { Doubt, IndicatorKind } from '../indicators/indicator.ts'
import { normaliseOnWorker } from '../indicators/normalise-on-worker.ts'
import { decryptIndicator } from '../indicators/protect.ts'
import { err, ok, type Result } from '../result.ts'
import type { CurrentState, ReportFile, StoredIndicator } from './report-file.ts'

/** An indicator for an officer's eyes. */
export interface ShownIndicator {
  readonly n: number
  readonly kind: IndicatorKind
  /** In its one spelling, or as it was typed where it has none; null where it can't be read any more. */
  readonly value: string | null
  /** As people are shown it: never a link. */
  readonly display: string | null
  readonly doubts: readonly Doubt[]
}

export interface OpenedReport extends Omit<ReportFile, 'indicators' | 'anchor' | 'first'> {
  readonly indicators: readonly ShownIndicator[]
  /** Where the page of events before this one ends (its `before`); null where the history begins. */
  readonly earlier: number | null
  /** False when this page of the history was changed, or lost an event, behind our back. */
  readonly historyHolds: boolean
  /** False when messages would be sealed to another key than the one that came with the report. */
  readonly receiptKeyHolds: boolean
}

/** The same officer looking again within this time isn't a new event. */
const SAME_LOOK_MS = 5 * 60_000
const TRIES = 5

const EVENT_NUMBER = /^[1-9]\d{0,8}$/

/**
 * Everything about one report of the officer's centre. That somebody looked is an event of its own,
 * written before anything is shown; without it nothing is. `before` asks for an earlier page of its
 * history: the events before that number. Each page is checked when it is looked at.
 */
export async function openReport(
  ctx: Context,
  officer: Officer,
  id: string,
  before?: string,
): Promise<Result<OpenedReport, 'not-found' | 'before'>> {
  if (before !== undefined && !EVENT_NUMBER.test(before)) return err('before')
  if (!(await recordLook(ctx, officer, id))) return err('not-found')
  const file = await ctx.triage.file(officer.centreId, id, before ? Number(before) : undefined)
  if (!file) return err('not-found')
  const { anchor, first, events, ...rest } = file
  const indicators = await Promise.all(file.indicators.map((one) => showIndicator(ctx, id, one)))
  const chain = await verifyReportChain(events, ctx.secrets.audit, anchor)
  const keyHolds = await receiptKeyHolds(ctx, file)
  if (!chain.ok || !keyHolds) ctx.log('history-broken', { centre: officer.centreId })
  const earlier = anchor ? anchor.seq + 1 : null
  return ok({
    ...rest,
    indicators,
    events,
    earlier,
    historyHolds: chain.ok,
    receiptKeyHolds: keyHolds,
  })
}

/**
 * Whether messages would be sealed to whom the report came from: its first event names the key, under a
 * MAC that the database can't make. Reports from before events named it are taken as they are.
 */
async function receiptKeyHolds(ctx: Context, { facts, first }: ReportFile): Promise<boolean> {
  // Withdrawn, or erased after its time.
  if (!facts.open && facts.receiptKey === '') return true
  if (!first || (await chainMac(ctx.secrets.audit, first, '')) !== first.mac) return false
  return first.data.receiptKey === undefined || first.data.receiptKey === facts.receiptKey
}

/**
 * Writes down that somebody looks. `data` says more of it where they aren't of the report's centre; then each
 * look is an event.
 * @returns false where the centre has no such report
 */
export async function recordLook(
  ctx: Context,
  officer: Officer,
  id: string,
  data?: Readonly<Record<string, string>>,
): Promise<boolean> {
  const now = ctx.clock()
  for (let tries = 0; tries < TRIES; tries += 1) {
    const current = await ctx.triage.currentState(officer.centreId, id)
    if (!current) return false
    if (!data && isSameLook(current, officer, now)) return true
    const event = await linkEvent(ctx.secrets.audit, current.head, {
      reportId: id,
      centreId: officer.centreId,
      at: now.toISOString(),
      actor: officer.id,
      type: 'opened',
      data: data ?? {},
    })
    if (await ctx.triage.append(event)) return true
  }
  throw new Error('the look could not be recorded')
}

/** Whoever has just opened it, or done something about it, still has the page before their eyes. */
const LOOKING = ['opened', 'decided', 'claimed', 'task']

const isSameLook = ({ head }: CurrentState, officer: Officer, now: Date) =>
  head.actor === officer.id &&
  LOOKING.includes(head.type) &&
  now.getTime() - Date.parse(head.at) < SAME_LOOK_MS

/** An indicator as officers see it. */
export async function showIndicator(
  ctx: Pick<Context, 'secrets'>,
  reportId: string,
  { n, kind, ct }: StoredIndicator,
): Promise<ShownIndicator> {
  const opened = await decryptIndicator(ctx.secrets.indicator, { reportId, n, kind }, ct)
  if (!opened.ok) return { n, kind, value: null, display: null, doubts: [] }
  const normal = normaliseOnWorker(kind, opened.value)
  if (normal.ok) {
    const { value, display, doubts } = normal.value
    return { n, kind, value, display, doubts }
  }
  const value = opened.value.trim()
  return { n, kind, value, display: displayIndicator({ kind, value }), doubts: [] }
}
