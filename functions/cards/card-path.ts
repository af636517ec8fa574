import type { CardLang } from './card-code.ts'

/** The last part of a card's address: its language, and its digest so that another picture has another one. */
export const CARD_FILE = /^(zh|en)-([\w-]{22})\.png$/

/** Where a warning's card lies. */
export const cardPath = (id: string, lang: CardLang, digest: string): string =>
  `/api/v1/warnings/${id}/cards/${lang}-${digest}.png`
