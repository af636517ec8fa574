import type { Context } from '../context.ts'
import type { CodeAt } from '../fields/codes.ts'
import { err, ok, type Result } from '../result.ts'
import type { Cards } from './card.store.ts'
import { CARD_LANGS, pageOfCard } from './card-code.ts'
import type { CardsInput } from './cards.schema.ts'
import { checkCard } from './check-card.ts'

/**
 * The cards that came for a warning, each of which must be of this warning's page.
 * @param langs in which it has words: a card in another language would have none to show
 */
export async function checkCards(
  { operator }: Pick<Context, 'operator'>,
  id: string,
  langs: { readonly zh: unknown; readonly en?: unknown },
  input: CardsInput,
): Promise<Result<Cards, readonly CodeAt[]>> {
  const cards: Cards = {}
  const errors: CodeAt[] = []
  for (const lang of CARD_LANGS) {
    const picture = input[lang]
    if (picture === undefined) continue
    const pointer = `/cards/${lang}`
    const checked = langs[lang]
      ? await checkCard(picture, pageOfCard(operator, id, lang))
      : err('conflict' as const)
    if (checked.ok) cards[lang] = checked.value
    else errors.push({ pointer, code: checked.error })
  }
  return errors.length > 0 ? err(errors) : ok(cards)
}
