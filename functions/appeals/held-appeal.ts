import { linkEvent } from '../audit/link-event.ts'
import type { Context } from '../context.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import { RECEIPT_KID } from '../sealing/sealed-part.ts'
import { verdictIdOf } from '../verdicts/verdict.ts'
import { type Appeal, historyOf } from './appeal.ts'

/** An appeal that was taken and isn't stored yet. It names nobody: its words are sealed. */
export interface HeldAppeal {
  readonly appeal: Appeal
  readonly macs: { readonly key: string; readonly receipt: string }
  /** False where D1 couldn't say whose matter it is: then every centre's key opens it until it is stored. */
  readonly routed: boolean
}

type Needs = Pick<Context, 'appeals' | 'centres' | 'secrets'>

/**
 * Stores an appeal with its first event, for the centre whose matter it is; what other centres could have
 * opened is left out. Done twice it is one.
 * @returns false where it was there already
 */
export async function storeAppeal(ctx: Needs, held: HeldAppeal): Promise<boolean> {
  const appeal = held.routed ? held.appeal : forCentre(ctx, held.appeal, await centreOf(ctx, held))
  const { id, centreId, createdAt, relation, receiptKey } = appeal
  const event = await linkEvent(
    ctx.secrets.audit,
    { seq: 0, mac: '' },
    {
      ...{ reportId: historyOf(id), centreId, at: createdAt, actor: 'reporter' },
      ...{ type: 'appealed', data: { relation, receiptKey } },
    },
  )
  return ctx.appeals.add(appeal, held.macs, event)
}

/** Whose matter it is: of whoever holds a verdict or wrote the warning, else of the default centre. */
export async function centreOf(
  { appeals, centres }: Pick<Context, 'appeals' | 'centres'>,
  { appeal: { subject } }: { readonly appeal: Pick<Appeal, 'subject'> },
): Promise<string> {
  const [what, name = ''] = subject.split(/:(.*)/s)
  if (what === 'warning') return (await appeals.centreOfWarning(name)) ?? centres.defaultId
  const [kind, idx = ''] = name.split('.') as [IndicatorKind, string?]
  const ids = centres.all.map(({ id }) => verdictIdOf(id, kind, idx))
  const [judged] = await appeals.judgedAmong(ids)
  return judged?.split('.')[0] ?? centres.defaultId
}

function forCentre({ centres }: Needs, appeal: Appeal, centreId: string): Appeal {
  const others = centres.all.filter(({ id }) => id !== centreId)
  const theirs = new Set(others.flatMap(({ keys }) => keys.map(({ id }) => id)))
  const own = ({ kid }: { kid: string }) => kid === RECEIPT_KID || !theirs.has(kid)
  const { sealed } = appeal
  return { ...appeal, centreId, sealed: { ...sealed, wraps: sealed.wraps.filter(own) } }
}
