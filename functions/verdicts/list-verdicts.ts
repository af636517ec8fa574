import type { Officer } from '../access/officer.ts'
import type { Context } from '../context.ts'
import { displayIndicator } from '../indicators/display.ts'
import { decryptIndicator } from '../indicators/protect.ts'
import { err, ok, type Result } from '../result.ts'
import { type KnownIndicator, knownIndicator } from './give-verdict.ts'
import { historyOf, type StoredVerdict, verdictIdOf } from './verdict.ts'

/** A verdict for an officer's eyes: what was only for the store is left out. */
export interface ShownVerdict
  extends Pick<
    StoredVerdict,
    | 'version'
    | 'asked'
    | 'grounds'
    | 'askedBy'
    | 'agreedBy'
    | 'askedCentre'
    | 'since'
    | 'expiresAt'
    | 'maskedAt'
    | 'reason'
    | 'changedAt'
  > {
  /** `expired` where it has outlived its time. */
  readonly verdict: StoredVerdict['verdict'] | 'expired'
  /** Whether readers have it now. */
  readonly isPublic: boolean
}

export const shownVerdict = (one: StoredVerdict, now: string): ShownVerdict => {
  const { version, asked, grounds, askedBy, agreedBy, askedCentre } = one
  const { since, expiresAt, maskedAt, reason, changedAt } = one
  const isOver = expiresAt !== null && expiresAt <= now
  return {
    ...{ version, asked, grounds, askedBy, agreedBy, askedCentre, since, expiresAt, maskedAt },
    ...{ reason, changedAt, verdict: isOver ? 'expired' : one.verdict },
    isPublic: one.hash !== null && maskedAt === null && !isOver,
  }
}

/** The centre's verdicts, and those that it was asked to agree with, the last changed first. */
export async function listVerdicts(ctx: Context, officer: Officer) {
  const now = ctx.clock().toISOString()
  const rows = await ctx.verdicts.list(officer.centreId)
  const indicators = await Promise.all(
    rows.map(async (row) => {
      const place = { reportId: historyOf(row.id), n: 0, kind: row.kind }
      const opened = await decryptIndicator(ctx.secrets.indicator, place, row.ct)
      const display = opened.ok ? displayIndicator({ kind: row.kind, value: opened.value }) : null
      return { id: row.id, kind: row.kind, display, verdict: shownVerdict(row, now) }
    }),
  )
  return { indicators }
}

export interface OpenedIndicator extends Omit<KnownIndicator, 'verdict' | 'idx'> {
  readonly verdict: ShownVerdict | null
}

/** What the centre knows of an indicator, and what it holds of it. */
export async function openIndicator(
  ctx: Context,
  officer: Officer,
  id: string,
): Promise<Result<OpenedIndicator, 'not-found'>> {
  const known = await knownIndicator(ctx, officer, id)
  if (!known) return err('not-found')
  const { idx: _, verdict, ...rest } = known
  return ok({ ...rest, verdict: verdict && shownVerdict(verdict, ctx.clock().toISOString()) })
}

/** The id of a report's indicator; null where the report isn't the centre's, or has no such one. */
export async function indicatorOf(
  ctx: Context,
  officer: Officer,
  report: string,
  n: string,
): Promise<string | null> {
  if (!/^\d{1,3}$/.test(n)) return null
  const found = await ctx.verdicts.indexOf(officer.centreId, report, Number(n))
  return found && verdictIdOf(officer.centreId, found.kind, found.idx)
}
