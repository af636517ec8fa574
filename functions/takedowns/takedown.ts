import type { Context } from '../context.ts'
import { displayIndicator } from '../indicators/display.ts'
import { decryptIndicator } from '../indicators/protect.ts'
import type { StoredTakedown } from './takedown.store.ts'

/** One for an officer's eyes. */
export interface Takedown extends Omit<StoredTakedown, 'ct' | 'idx'> {
  /** What is to go, in its one spelling; null where it can't be read any more. */
  readonly value: string | null
  /** The same for a screen: never a link. */
  readonly display: string | null
}

/** What a value is bound to: moved to another request it no longer opens. */
export const placeOf = ({ id, kind }: Pick<StoredTakedown, 'id' | 'kind'>) =>
  ({ reportId: `takedown:${id}`, n: 0, kind }) as const

/** Decrypts what is to go. */
export async function showTakedown(
  { secrets }: Pick<Context, 'secrets'>,
  { ct, idx, ...rest }: StoredTakedown,
): Promise<Takedown> {
  const opened = await decryptIndicator(secrets.indicator, placeOf(rest), ct)
  const { kind } = rest
  const value = opened.ok ? opened.value : null
  return { ...rest, value, display: value === null ? null : displayIndicator({ kind, value }) }
}
