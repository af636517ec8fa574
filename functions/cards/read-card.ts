import type { Context } from '../context.ts'
import { err, ok, type Result } from '../result.ts'
import { inTime, PATIENCE } from '../storage/reach.ts'
import type { KeptCard } from '../warnings/scopes.store.ts'
import type { CardLang } from './card-code.ts'
import { CARD_FILE } from './card-path.ts'

/**
 * A card as it is now, whichever digest its address has: a place that still sees what KV held a minute ago
 * shows the picture before rather than none, and what a school linked to is corrected with the warning.
 * One read of KV, none of D1.
 */
export async function readCard(
  { scopes }: Pick<Context, 'scopes'>,
  id: string,
  file: string,
): Promise<Result<KeptCard, 'not-found' | 'unavailable'>> {
  const [, lang] = CARD_FILE.exec(file) ?? []
  if (!lang) return err('not-found')
  try {
    const card = await inTime(PATIENCE.find, scopes.card(id, lang as CardLang))
    return card ? ok(card) : err('not-found')
  } catch {
    return err('unavailable')
  }
}
