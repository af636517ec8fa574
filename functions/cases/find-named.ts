import type { Context } from '../context.ts'
import { parseReference } from '../reports/reference.ts'
import { err, ok, type Result } from '../result.ts'

/** What somebody meant by a reference that they typed. */
export interface Named {
  readonly kind: 'report' | 'case'
  readonly id: string
}

/** `ambiguous-reference`: two have it, for it is a hash; whoever means one of them opens that one. */
export type NamedError = 'unknown-reference' | 'ambiguous-reference'

/**
 * The report (`7R4-KD2-WB9`) or case (`C-7R4-KD2-WB9`) of a centre that has a reference, as people type it.
 * Another centre's is unknown. `wanted` says which of the two a reference without its C means.
 */
export async function findNamed(
  ctx: Pick<Context, 'triage' | 'cases'>,
  centreId: string,
  text: string,
  wanted: Named['kind'],
): Promise<Result<Named, NamedError>> {
  const bare = parseReference(text)
  const cased = bare.ok ? bare : parseReference(text.normalize('NFKC').replace(/^\s*c/i, ''))
  if (!cased.ok) return err('unknown-reference')
  const kind = bare.ok ? wanted : 'case'
  const ids =
    kind === 'case'
      ? await ctx.cases.byReference(centreId, `C-${cased.value}`, 2)
      : (await ctx.triage.byReference(centreId, cased.value, 2)).map(({ id }) => id)
  const [id, other] = ids
  if (id === undefined) return err('unknown-reference')
  return other === undefined ? ok({ kind, id }) : err('ambiguous-reference')
}
