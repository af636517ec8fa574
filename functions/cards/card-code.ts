import { encode } from 'uqr'
import type { Operator } from '../operator/operator.ts'

/** A card is in one language, and so is the page that it leads to. */
export const CARD_LANGS = ['zh', 'en'] as const
export type CardLang = (typeof CARD_LANGS)[number]

/** The address of a warning's page in a card's language. */
export const pageOfCard = ({ url }: Pick<Operator, 'url'>, id: string, lang: CardLang): string =>
  new URL(`${lang === 'en' ? '/en' : ''}/warnings/${id}/`, url).href

/** The code of an address, row by row, true where it is dark. Level M: it still reads from a photocopy. */
export const codeOf = (address: string): readonly (readonly boolean[])[] =>
  encode(address, { border: 0, ecc: 'M' }).data
