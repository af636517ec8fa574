import type { Officer } from '../../../functions/access/officer'
import { filterOf, queryOf } from '../../../functions/triage/queue-filter'
import type { Desk } from './desk'

/** What somebody chose and wrote in the form, word for word. */
export interface TypedHandover {
  readonly to: string
  readonly reason: string
}

type Fields = Readonly<Record<string, string | undefined>>

export const typedHandover = ({ to = '', reason = '' }: Fields): TypedHandover => ({ to, reason })

/** The form's fields as the API takes them. */
export const handoverOf = ({ to, reason, version }: Fields) => ({
  to,
  reason,
  version: Number(version),
})

/** Whether pages offer somebody to give this report away; `judgeHandover` is what holds. */
export const mayHand = (
  officer: Pick<Officer, 'id' | 'role'> | undefined,
  { claimedBy }: { readonly claimedBy: string | null },
): boolean =>
  officer !== undefined &&
  (officer.role === 'lead' || (officer.role === 'officer' && claimedBy === officer.id))

/** Back to the list that the report was given away from, with who got it still chosen. */
export function afterHandover({ paths }: Pick<Desk, 'paths'>, fields: Fields): string {
  const said = { done: 'handed', to: fields.to ?? '', reason: fields.reason ?? '' }
  if (fields.from === 'shift') return paths.shift(said)
  const filter = filterOf(Object.fromEntries(new URLSearchParams(fields.query)))
  return paths.queue({ ...(filter.ok && queryOf(filter.value)), ...said })
}
