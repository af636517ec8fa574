import type { Officer } from '../access/officer.ts'
import { alertUrgent } from '../alerts/alert-urgent.ts'
import { chainMac } from '../audit/chain.ts'
import type { Context } from '../context.ts'
import { civilDateOf } from '../fields/civil-date.ts'
import type { FieldError } from '../http/errors.ts'
import type { HeldReport } from '../outbox/held.ts'
import { hold } from '../outbox/hold.ts'
import { err, ok, type Result } from '../result.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'
import { PATIENCE, reach } from '../storage/reach.ts'
import { type Identity, type IdentityError, identify } from './identify-attempt.ts'
import { firstEvent, newReport } from './new-report.ts'
import { isProof } from './proof-of-work.ts'
import { protectIndicators } from './protect-indicators.ts'
import type { ReportInput } from './report.schema.ts'
import type { StoredIdentity, WriteCost } from './report.store.ts'
import { checkSealed, sealForCentre } from './seal-report.ts'
import type { DeskChannel, Stage } from './vocabulary.ts'

export interface Attempt {
  /** The client's Idempotency-Key: 128 random bits or more. */
  readonly key: string
  /** The bytes that were sent; the same key with other bytes is refused. */
  readonly body: Uint8Array<ArrayBuffer>
  readonly input: ReportInput
  /** The sender's network, coarse; only ever hashed. */
  readonly network: string
  /** What the header `Proof-Of-Work` brought; without it a report is as welcome, unless it comes in a crowd. */
  readonly proof?: string | undefined
  /** Who entered it for somebody else, and how it came to them; undefined where it came by the portal. */
  readonly desk?: Desk | undefined
}

export interface Desk {
  readonly officer: Pick<Officer, 'id' | 'centreId'>
  readonly channel: DeskChannel
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
  /** True while it lies in the outbox because the database couldn't be reached; it will get there. */
  readonly held: boolean
  readonly cost: WriteCost | null
}

export type SubmitError =
  | { readonly code: IdentityError | 'key-reused' | 'id-taken' | 'not-configured' }
  | { readonly code: 'invalid'; readonly errors: readonly FieldError[] }

/**
 * Takes one report: identity, sealing, indicators, lane, then one transaction; where D1 can't be reached
 * in time, the outbox keeps what that transaction would have written. Sent twice with the same key and
 * bytes it gives the same answer; the second attempt costs one read.
 * @throws what D1 threw, when nobody could keep the report: then nothing was acknowledged
 */
export async function submitReport(
  ctx: Context,
  attempt: Attempt,
): Promise<Result<Acknowledged, SubmitError>> {
  const { input, desk } = attempt
  const identified = await identify(ctx.secrets.identity, attempt)
  if (!identified.ok) return err({ code: identified.error })
  const identity = identified.value

  const earlier = await find(ctx, identity)
  if (earlier.ok && earlier.value) return answerEarlier(earlier.value, identity)

  const now = ctx.clock()
  const day = civilDateOf(now, ctx.operator.timeZone)
  const centreId = input.centre ?? desk?.officer.centreId ?? ctx.centres.defaultId
  // An officer enters reports at their own centre only: that is where they may read them, too.
  if (!ctx.centres.find(centreId) || (desk && desk.officer.centreId !== centreId)) {
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

  // A desk is one network, however many people stand before it.
  const crowded =
    !desk &&
    !(await ctx.withinBudget(attempt.network)) &&
    !(await isProof(attempt.key, attempt.proof))
  const report = newReport(input, identity, {
    ...{ centreId, now, day, crowded },
    channel: desk?.channel,
  })
  const first = firstEvent(report, desk)
  const mac = await chainMac(ctx.secrets.audit, { ...first, reportId: report.id, centreId }, '')
  const indicators = await protectIndicators(ctx, attempt, report)
  const whole = { report, parts: parts.value, indicators, event: { ...first, mac } }
  // Who doesn't answer a question won't take a report either.
  const written = earlier.ok ? await write(ctx, whole) : earlier
  if (!written.ok) return keep(ctx, whole, identity, written.error)
  if (written.value === 'exists') {
    const winner = await find(ctx, identity)
    if (!winner.ok) return keep(ctx, whole, identity, winner.error)
    return winner.value ? answerEarlier(winner.value, identity) : err({ code: 'id-taken' })
  }
  ctx.log('report-received', { kind: report.kind, lane: report.lane, centre: centreId })
  if (report.lane === 'urgent') ctx.later(() => alertUrgent(ctx))
  return ok(acknowledge(report, identity, { cost: written.value }))
}

const find = (ctx: Context, { keyMac, id }: Identity) =>
  reach(ctx.random, PATIENCE.find, () => ctx.reports.findAttempt(keyMac, id))

const write = (ctx: Context, { report, parts, indicators, event }: HeldReport) =>
  reach(ctx.random, PATIENCE.insert, () => ctx.reports.insert(report, parts, indicators, event))

async function keep(
  ctx: Context,
  whole: HeldReport,
  identity: Identity,
  outage: Error,
): Promise<Result<Acknowledged, SubmitError>> {
  const kept = await hold(ctx, whole)
  if (!kept) throw outage
  if (kept.bodyMac !== identity.bodyMac) return err({ code: 'key-reused' })
  return ok(acknowledge(kept, identity, { held: true }))
}

function answerEarlier(
  earlier: StoredIdentity,
  identity: Identity,
): Result<Acknowledged, SubmitError> {
  if (earlier.keyMac !== identity.keyMac) return err({ code: 'id-taken' })
  if (earlier.bodyMac !== identity.bodyMac) return err({ code: 'key-reused' })
  return ok(acknowledge(earlier, identity, { replayed: true }))
}

const acknowledge = (
  stored: StoredIdentity,
  identity: Identity,
  how: Partial<Pick<Acknowledged, 'replayed' | 'held' | 'cost'>>,
): Acknowledged => ({
  id: stored.id,
  reference: stored.reference,
  receipt: identity.receipt,
  stage: 'received',
  dueAt: stored.dueAt,
  replayed: false,
  held: false,
  cost: null,
  ...how,
})
