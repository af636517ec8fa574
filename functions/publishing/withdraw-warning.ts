import type { Officer } from '../access/officer.ts'
import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import type { Warning } from '../warnings/warning.schema.ts'
import { bringToReaders } from './bring-to-readers.ts'
import { changeProposal } from './change-proposal.ts'
import type { WithdrawalInput } from './proposal.schema.ts'
import { type CurrentProposal, historyOf } from './proposal.ts'
import { schoolIdOf } from './school-id.ts'
import { warningOf } from './warning-of.ts'

/** `not-published`: readers don't have it. */
export type WithdrawError = 'not-found' | 'conflict' | 'not-published'

/**
 * One officer takes a warning down, or hides it while somebody objects: no second one, no version, at once.
 * An editors' warning, too. A proposal to change it falls with it; to bring it back takes two again.
 */
export async function withdrawWarning(
  ctx: Context,
  officer: Officer,
  id: string,
  input: WithdrawalInput,
): Promise<Result<null, WithdrawError>> {
  const stored = (await ctx.warnings.find([id])).get(id)
  const editors = ctx.editorsWarnings.find((one) => one.id === id)
  const done =
    !stored && editors
      ? await withdrawEditors(ctx, officer, editors, input)
      : await withdrawOwn(ctx, officer, id, input)
  if (!done.ok) return done
  ctx.log('warning-withdrawn', { centre: officer.centreId })
  const school = (stored && 'warning' in stored ? stored.warning : editors)?.school?.id ?? null
  await bringToReaders(ctx, { id, school })
  return ok(null)
}

async function withdrawOwn(
  ctx: Context,
  officer: Officer,
  id: string,
  input: WithdrawalInput,
): Promise<Result<number, WithdrawError>> {
  return changeProposal<WithdrawError>(ctx, officer, id, async (current, at) => {
    const live = (await ctx.warnings.find([id])).get(id)
    if (!live) return err('not-published')
    if ('withdrawal' in live && live.withdrawal.reason === input.reason) return ok(null)
    const warning = 'warning' in live ? live.warning : await lastKnown(ctx, current, at)
    if (!warning) return err('not-published')
    return ok({
      to: { state: 'withdrawn', reason: input.reason },
      event: { type: 'warning-withdrawn', data: { reason: input.reason } },
      also: [
        ctx.warnings.withdrawing(current.centreId, warning, remains(warning, input, at)),
        ctx.cards.dropping(id),
        ctx.webhooks.announcing(id, 'withdrawn', at),
      ],
    })
  })
}

/** What was hidden and is now withdrawn for good, or for another reason: as it was written last. */
async function lastKnown(ctx: Context, { id, draft }: CurrentProposal, at: string) {
  const editors = ctx.editorsWarnings.find((one) => one.id === id)
  if (editors || !draft) return editors
  const live = (await ctx.warnings.find([id])).get(id) ?? null
  const { timeZone } = ctx.operator
  return warningOf({ id, draft, schoolId: await schoolIdOf(ctx, draft.school), live, at, timeZone })
}

const remains = (
  { id, kind, scamType, publishedAt }: Warning,
  input: WithdrawalInput,
  at: string,
) => ({
  ...{ id, kind, scamType, publishedAt, withdrawnAt: at },
  ...{ reason: input.reason, replacedBy: input.replacedBy ?? null },
})

/** What the editors wrote is the portal's: an officer of the centre that runs it takes it down. */
async function withdrawEditors(
  ctx: Context,
  officer: Officer,
  warning: Warning,
  input: WithdrawalInput,
): Promise<Result<null, WithdrawError>> {
  if (officer.centreId !== ctx.centres.defaultId) return err('not-found')
  const at = ctx.clock().toISOString()
  const { id } = warning
  const event = await linkEvent(
    ctx.secrets.audit,
    { seq: 0, mac: '' },
    {
      ...{ reportId: historyOf(id), centreId: officer.centreId, at, actor: officer.id },
      ...{ type: 'warning-withdrawn', data: { state: 'withdrawn', reason: input.reason } },
    },
  )
  const row = {
    ...{
      id,
      centreId: officer.centreId,
      askedCentre: null,
      reportId: null,
      version: 1,
      draft: null,
    },
    ...{ state: 'withdrawn' as const, proposedBy: officer.id, proposedAt: at, publishedBy: null },
    ...{ reason: input.reason, changedAt: at },
  }
  const statement = ctx.warnings.withdrawing(officer.centreId, warning, remains(warning, input, at))
  const told = ctx.webhooks.announcing(id, 'withdrawn', at)
  return (await ctx.proposals.addWithdrawn(row, event, [statement, told]))
    ? ok(null)
    : err('conflict')
}
