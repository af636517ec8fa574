import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { type Finding, findIdentifying } from './find-identifying.ts'
import type { Draft } from './proposal.schema.ts'

/** What stands against a draft: what looks like somebody's, or a centre that nobody can ask. */
export type DraftRefusal =
  | { readonly code: 'identifying'; readonly findings: readonly Finding[] }
  | { readonly code: 'asked-centre' }

/**
 * Whether a draft may be proposed. What looks like somebody's must be masked, or kept on purpose (`kept`);
 * a name may also stand where whoever bears it was asked for their side. An identity number never may.
 */
export function checkDraft(
  { centres }: Pick<Context, 'centres'>,
  centreId: string,
  draft: Draft,
): Result<null, DraftRefusal> {
  const { askedCentre } = draft
  if (askedCentre !== null && (askedCentre === centreId || !centres.find(askedCentre))) {
    return err({ code: 'asked-centre' })
  }
  const findings = findIdentifying(draft).filter((one) => !isAllowed(draft, one))
  return findings.length > 0 ? err({ code: 'identifying', findings }) : ok(null)
}

function isAllowed({ kept, naming }: Draft, { kind, quote }: Finding): boolean {
  if (kind === 'identity') return false
  if (kept.includes(quote)) return true
  return naming === 'heard' && (kind === 'person' || kind === 'firm')
}
