import { inTime, PATIENCE } from '../storage/reach.ts'
import type { ReadsWarnings } from './read-warnings.ts'
import type { OneScope, Warning, Withdrawal } from './warning.schema.ts'

/** What is known of a warning's address. */
export type WarningView =
  /** `ended`: no longer listed. `checked` is false where nobody could ask whether it was withdrawn. */
  | { readonly is: 'shown'; warning: Warning; ended: boolean; checked: boolean }
  | { readonly is: 'withdrawn'; withdrawal: Withdrawal }
  /** There never was one of that name. */
  | { readonly is: 'unknown' }
  /** KV can't be read, and it is no warning of the editors. */
  | { readonly is: 'unavailable' }

/** A warning by its id: one read of KV, none of D1. Without KV as readWarnings. */
export async function readWarning(ctx: ReadsWarnings, id: string): Promise<WarningView> {
  const editors = ctx.editorsWarnings.find((one) => one.id === id)
  const read = await readOne(ctx, id)
  const stored = read.ok ? read.value : editors && (await storedOf(ctx, id))
  if (stored && 'withdrawal' in stored) return { is: 'withdrawn', withdrawal: stored.withdrawal }
  const warning = stored?.warning ?? editors
  if (!warning) return { is: read.ok ? 'unknown' : 'unavailable' }
  const ended = warning.expiresAt <= ctx.clock().toISOString()
  return { is: 'shown', warning, ended, checked: read.ok }
}

type Read = { readonly ok: true; readonly value: OneScope | null } | { readonly ok: false }

async function readOne({ scopes }: ReadsWarnings, id: string): Promise<Read> {
  try {
    return { ok: true, value: await inTime(PATIENCE.find, scopes.one(id)) }
  } catch {
    return { ok: false }
  }
}

async function storedOf({ warnings }: ReadsWarnings, id: string): Promise<OneScope | undefined> {
  try {
    return (await inTime(PATIENCE.find, warnings.find([id]))).get(id)
  } catch {
    return undefined
  }
}
