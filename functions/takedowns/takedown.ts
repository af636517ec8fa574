import type { Context } from '../context.ts'
import { displayIndicator } from '../indicators/display.ts'
import { decryptIndicator } from '../indicators/protect.ts'
import type { StoredTakedown } from './takedown.store.ts'

/** One for an officer's eyes. */
export interface Takedown extends Omit<StoredTakedown, 'ct' | 'idx'> {
  /** What is to go, never as a link; null where it can't be read any more. */
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
  const value = await decryptIndicator(secrets.indicator, placeOf(rest), ct)
  const { kind } = rest
  return { ...rest, display: value.ok ? displayIndicator({ kind, value: value.value }) : null }
}
