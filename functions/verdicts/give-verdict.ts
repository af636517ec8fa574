import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { errorName } from '../http/request-log.ts'
import { independentReporters, type Reporters } from '../indicators/independent.ts'
import type { Doubt, IndicatorKind } from '../indicators/indicator.ts'
import { INDICATOR_KINDS } from '../indicators/indicator.ts'
import { neverListed, type Protection } from '../indicators/never-listed.ts'
import { normaliseOnWorker } from '../indicators/normalise-on-worker.ts'
import { decryptIndicator, encryptIndicator, INDICATOR_KID } from '../indicators/protect.ts'
import { settleLookup } from '../lookup/settle-lookup.ts'
import { err, ok, type Result } from '../result.ts'
import { spendBudget } from '../triage/spend-budget.ts'
import { type JudgeError, judge } from './judge-indicator.ts'
import { publicHash } from './public-hash.ts'
import { VERDICT_ID, type VerdictInput } from './verdict.schema.ts'
import { historyOf, type StoredVerdict } from './verdict.ts'

/** An indicator as the centre knows it: from its verdict, or from a report that names it. */
export interface KnownIndicator {
  readonly id: string
  readonly centreId: string
  readonly kind: IndicatorKind
  readonly idx: string
  /** In its one spelling, or as it was typed where it has none; null where it can't be read any more. */
  readonly value: string | null
  readonly display: string | null
  readonly doubts: readonly Doubt[]
  /** The group that protects it, or null. */
  readonly protectedBy: Protection | null
  readonly reporters: Reporters
  /** Null where nobody has said anything of it yet. */
  readonly verdict: (StoredVerdict & { readonly head: { seq: number; mac: string } }) | null
}

/** Reads what the officer's centre knows of an indicator, by its id; null where it knows nothing. */
export async function knownIndicator(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<KnownIndicator | null> {
  const [centreId = '', kindText = '', idx = ''] = VERDICT_ID.test(id) ? id.split('.') : []
  const kind = INDICATOR_KINDS.find((one) => one === kindText)
  if (!kind) return null
  const verdict = await ctx.verdicts.current(officer.centreId, id)
  if (!verdict && centreId !== officer.centreId) return null
  const row = verdict ? null : await ctx.verdicts.oneOf(centreId, kind, idx)
  if (!verdict && !row) return null
  const place = verdict
    ? placeOf(id, kind)
    : { reportId: row?.reportId ?? '', n: row?.n ?? 0, kind }
  const opened = await decryptIndicator(ctx.secrets.indicator, place, verdict?.ct ?? row?.ct ?? '')
  const normal = opened.ok ? normaliseOnWorker(kind, opened.value) : opened
  const value = normal.ok ? normal.value.value : opened.ok ? opened.value.trim() : null
  return {
    ...{ id, centreId, kind, idx, value },
    display: normal.ok ? normal.value.display : value,
    doubts: normal.ok ? normal.value.doubts : [],
    protectedBy: value === null ? null : neverListed({ kind, value }),
    reporters: independentReporters(await ctx.verdicts.appearances(centreId, kind, idx)),
    verdict,
  }
}

const placeOf = (id: string, kind: IndicatorKind) => ({ reportId: historyOf(id), n: 0, kind })

export interface GiveError {
  readonly code: JudgeError | 'not-found' | 'confirm-first' | 'budget-spent' | 'asked-centre'
  readonly retryAfter?: number | null
}

const TRIES = 5

/**
 * An officer suspects, asks a second one to agree, agrees, masks or clears. To agree publishes: it needs a
 * fresh sign-in (`confirmed`) and room in the budget, and rule, table and batch refuse who asked. The centre
 * that was asked agrees, masks and nothing else.
 * @returns the verdict's version
 */
export async function giveVerdict(
  ctx: Context,
  officer: Officer,
  confirmed: boolean,
  id: string,
  input: VerdictInput,
): Promise<Result<number, GiveError>> {
  if (input.act === 'agree' && !confirmed) return err({ code: 'confirm-first' })
  let spent: Awaited<ReturnType<typeof spendBudget>> | undefined
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await knownIndicator(ctx, officer, id)
    if (!known || known.value === null) return err({ code: 'not-found' })
    const own = known.centreId === officer.centreId
    if (!own && input.act !== 'agree' && input.act !== 'mask') return err({ code: 'not-found' })
    if (input.act === 'ask' && !isPartner(ctx, known.centreId, input.askedCentre)) {
      return err({ code: 'asked-centre' })
    }
    const at = ctx.clock().toISOString()
    const { verdict: current, kind, value, protectedBy, reporters } = known
    const isNickname = known.doubts.includes('nickname')
    const facts = { kind, protectedBy, isNickname, reporters, at, officerId: officer.id }
    const judged = judge(current, input, facts)
    if (!judged.ok) return err({ code: judged.error })
    if (input.act === 'agree') {
      spent ??= await spendBudget(ctx, officer, 'publish', 1)
      if (!spent.ok) return err(spent.error)
    }
    const version = current?.version ?? 0
    const next = await nextOf(ctx, known, judged.value, at)
    const hash = input.act === 'agree' ? await publicHash({ kind, value }) : next.hash
    const event = await linkEvent(ctx.secrets.audit, current?.head ?? { seq: 0, mac: '' }, {
      ...{ reportId: historyOf(id), centreId: known.centreId, at, actor: officer.id },
      type: `indicator-${PAST[input.act]}`,
      data: dataOf(input, reporters.checked),
    })
    if (await ctx.verdicts.write({ ...next, hash }, version, event)) {
      ctx.log('verdict-given', { kind, centre: known.centreId })
      await settleNow(ctx)
      return ok(version + 1)
    }
  }
  return err({ code: 'conflict' })
}

/** What the request can't bring to readers, the minute's job does. */
async function settleNow(ctx: Context): Promise<void> {
  try {
    await settleLookup(ctx)
  } catch (error) {
    ctx.log('job-failed', { job: 'lookup', error: errorName(error) })
  }
}

const PAST = {
  suspect: 'suspected',
  ask: 'asked',
  agree: 'agreed',
  mask: 'masked',
  clear: 'cleared',
} as const satisfies Record<VerdictInput['act'], string>

/** What the log says of it: codes and counts. */
function dataOf(input: VerdictInput, checked: number): Record<string, string | number> {
  if (input.act === 'ask') return { verdict: input.verdict, grounds: input.grounds, checked }
  if (input.act === 'agree') return { checked }
  return 'reason' in input ? { reason: input.reason } : {}
}

const isPartner = ({ centres }: Context, own: string, asked: string | null) =>
  asked === null || (asked !== own && centres.find(asked) !== undefined)

/** The row that is to be written: as it was, or a new one with its value encrypted for its own place. */
export async function nextOf(
  ctx: Pick<Context, 'secrets' | 'random'>,
  { id, centreId, kind, idx, value, verdict }: KnownIndicator,
  judged: Partial<StoredVerdict>,
  at: string,
): Promise<StoredVerdict> {
  if (verdict) {
    const { head: _, ...before } = verdict
    return { ...before, ...judged, changedAt: at }
  }
  const { indicator } = ctx.secrets
  const ct = await encryptIndicator(indicator, placeOf(id, kind), value ?? '', ctx.random)
  return {
    ...{ id, centreId, askedCentre: null, kind, idx, ct, kid: INDICATOR_KID, version: 0 },
    ...{ verdict: 'suspected', asked: null, grounds: null, askedBy: null, agreedBy: null },
    ...{ since: null, expiresAt: null, hash: null, maskedAt: null, reason: null },
    ...judged,
    changedAt: at,
  }
}
