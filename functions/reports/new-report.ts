import { priorityOf } from '../triage/priority.ts'
import type { Identity } from './identify-attempt.ts'
import { detailFacts, plainFacts } from './plain-facts.ts'
import type { ReportInput } from './report.schema.ts'
import type { NewReport } from './report.store.ts'
import type { Desk } from './submit-report.ts'
import type { Channel } from './vocabulary.ts'

/** Where, when and how a report came in. */
export interface Arrival {
  readonly centreId: string
  readonly now: Date
  /** The day in the operator's zone: YYYY-MM-DD. */
  readonly day: string
  readonly crowded: boolean
  readonly channel?: Channel | undefined
}

/** Civil days from one to another (YYYY-MM-DD each). */
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

/** What is stored of a report besides its sealed parts; lane and due time are those of this moment. */
export function newReport(
  input: ReportInput,
  identity: Identity,
  { centreId, now, day, crowded, channel = 'web' }: Arrival,
): NewReport {
  const { summary, ...facts } = plainFacts(input)
  const priority = priorityOf(
    {
      kind: input.kind,
      ...facts,
      minor: summary.minor,
      hoursSincePaid: hoursSince(summary.lastPaidHour, now),
      daysSince: input.occurredOn ? daysBetween(input.occurredOn, day) : null,
      amountBand: summary.amountBand,
      ...detailFacts(input),
      crowded,
    },
    now,
  )
  return {
    id: identity.id,
    reference: identity.reference,
    centreId,
    keyMac: identity.keyMac,
    bodyMac: identity.bodyMac,
    receiptMac: identity.receiptMac,
    receiptKey: identity.receiptKey,
    kind: input.kind,
    locale: input.locale ?? 'zh-CN',
    noticeVersion: input.noticeVersion ?? null,
    ...facts,
    ...summary,
    region: input.region ?? null,
    occurredOn: input.occurredOn ?? null,
    details: input.details ?? {},
    channel,
    sealedBy: input.sealed ? 'browser' : 'worker',
    createdAt: now.toISOString(),
    stage: 'received',
    ...priority,
  }
}

const HOUR_MS = 3_600_000

/** Hours since the end of an hour: a payment at 9:50 may be fresh at 11:01, so it counts as fresh. */
const hoursSince = (hour: string | null, now: Date) =>
  hour === null ? null : Math.max(0, (now.getTime() - Date.parse(hour)) / HOUR_MS - 1)

/**
 * The first event of its history, before it is chained. Of what an officer entered it says who and by
 * which channel, in codes.
 */
export const firstEvent = (report: NewReport, desk?: Desk) => ({
  seq: 1,
  at: report.createdAt,
  actor: desk?.officer.id ?? 'reporter',
  type: 'received',
  data: {
    lane: report.lane,
    dueAt: report.dueAt,
    sealedBy: report.sealedBy,
    body: report.bodyMac,
    receiptKey: report.receiptKey,
    ...(desk && { channel: desk.channel }),
  },
})
