import { chainMac } from '../audit/chain.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import { err, ok, type Result } from '../result.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'
import { priorityOf } from '../triage/priority.ts'
import { type Identity, type IdentityError, identify } from './identify-attempt.ts'
import { summaryGiven, summaryOf } from './parts.ts'
import { protectIndicators } from './protect-indicators.ts'
import type { ReportInput } from './report.schema.ts'
import type { NewReport, StoredIdentity, WriteCost } from './report.store.ts'
import { checkSealed, sealForCentre } from './seal-report.ts'
import type { Stage } from './vocabulary.ts'

export interface Attempt {
  /** The client's Idempotency-Key: 128 random bits or more. */
  readonly key: string
  /** The bytes that were sent; the same key with other bytes is refused. */
  readonly body: Uint8Array<ArrayBuffer>
  readonly input: ReportInput
  /** The sender's network, coarse; only ever hashed. */
  readonly network: string
}

export interface Acknowledged {
  readonly id: string
  /** For telling others; opens nothing. */
  readonly reference: string
  /** Opens the report's status; only when the Worker made it, shown once, never stored. */
  readonly receipt: string | null
  readonly stage: Stage
  /** When somebody should have looked; null once somebody has. */
  readonly dueAt: string | null
  /** True when an earlier attempt of the same bytes had already arrived. */
  readonly replayed: boolean
  readonly cost: WriteCost | null
}

export type SubmitError =
  | { readonly code: IdentityError | 'key-reused' | 'id-taken' | 'not-configured' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

/**
 * Takes one report: identity, sealing, indicators, lane, then one transaction. Sent twice with the same
 * key and bytes it gives the same answer; the second attempt costs one read.
 * Throws when D1 can't be reached: then nothing was acknowledged.
 */
export async function submitReport(
  ctx: Context,
  attempt: Attempt,
): Promise<Result<Acknowledged, SubmitError>> {
  const { input } = attempt
  const identified = await identify(ctx.secrets.identity, attempt)
  if (!identified.ok) return err({ code: identified.error })
  const identity = identified.value

  const earlier = await ctx.reports.findAttempt(identity.keyMac, identity.id)
  if (earlier) return answerEarlier(earlier, identity)

  const now = ctx.clock()
  const day = civilDateOf(now, ctx.operator.timeZone)
  const centreId = input.centre ?? ctx.centres.defaultId
  if (!ctx.centres.find(centreId)) {
    return err({ code: 'invalid', errors: [{ pointer: '/centre', code: 'invalid' }] })
  }

  const parts: Result<readonly SealedPart[], SubmitError> = input.sealed
    ? await checkSealed(ctx.centres, centreId, day, input.sealed)
    : await sealForCentre(ctx, {
        centreId,
        day,
        identity,
        confidential: { ...input, private: input.private ?? {} },
      })
  if (!parts.ok) return parts

  const report = newReport(input, identity, centreId, now)
  const mac = await chainMac(
    ctx.secrets.audit,
    { ...firstEvent(report), reportId: report.id, centreId },
    '',
  )
  const indicators = await protectIndicators(ctx, attempt, report)
  const cost = await ctx.reports.insert(report, parts.value, indicators, {
    ...firstEvent(report),
    mac,
  })
  if (cost === 'exists') {
    const winner = await ctx.reports.findAttempt(identity.keyMac, identity.id)
    return winner ? answerEarlier(winner, identity) : err({ code: 'id-taken' })
  }
  ctx.log('report-received', { kind: report.kind, lane: report.lane, centre: centreId })
  return ok(acknowledge(report, identity, false, cost))
}

function answerEarlier(
  earlier: StoredIdentity,
  identity: Identity,
): Result<Acknowledged, SubmitError> {
  if (earlier.keyMac !== identity.keyMac) return err({ code: 'id-taken' })
  if (earlier.bodyMac !== identity.bodyMac) return err({ code: 'key-reused' })
  return ok(acknowledge(earlier, identity, true, null))
}

const acknowledge = (
  stored: StoredIdentity,
  identity: Identity,
  replayed: boolean,
  cost: WriteCost | null,
): Acknowledged => ({
  id: stored.id,
  reference: stored.reference,
  receipt: identity.receipt,
  stage: 'received',
  dueAt: stored.dueAt,
  replayed,
  cost,
})

function newReport(input: ReportInput, identity: Identity, centreId: string, now: Date): NewReport {
  const summary = input.sealed ? summaryGiven(input.summary) : summaryOf(input)
  const situation = input.kind === 'fraud' ? input.situation : null
  const also = input.kind === 'fraud' ? (input.also ?? []) : []
  const stillInContact = input.stillInContact ?? null
  const priority = priorityOf(
    {
      kind: input.kind,
      situation,
      also,
      stillInContact,
      minor: summary.minor,
      hoursSincePaid: hoursSince(summary.lastPaidHour, now),
      amountBand: summary.amountBand,
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
    scamType: input.scamType ?? 'unknown',
    situation,
    also,
    forWhom: input.for ?? null,
    ...summary,
    stillInContact,
    region: input.region ?? null,
    occurredOn: input.occurredOn ?? null,
    details: input.details ?? {},
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

const firstEvent = (report: NewReport) => ({
  seq: 1,
  at: report.createdAt,
  actor: 'reporter',
  type: 'received',
  data: { lane: report.lane, dueAt: report.dueAt, sealedBy: report.sealedBy, body: report.bodyMac },
})
