import type { CardLang } from '../../../functions/cards/card-code'
import type { Warning } from '../../../functions/warnings/warning.schema'
import { dateWords } from '../../day-words'
import type { Locale } from '../../editions'
import type { CardWords } from '../../enhance/warning-card/draw-card'
import { wordsIn } from '../../i18n'
import { inLanguage, operator } from '../../queries/operator'
import { scamTypeName } from '../../queries/scam-types'
import { dayOf, placeWords } from './warning-words'

/** How many signs and steps a card has, and how many letters of each before it makes do with two. */
const MOST = 3
const ROOM: Record<CardLang, number> = { zh: 170, en: 380 }

/** The locale of a card's language, and the other way round. */
export const localeOf = (lang: CardLang): Locale => (lang === 'en' ? 'en' : 'zh-CN')
export const cardLangOf = (locale: Locale): CardLang => (locale === 'en' ? 'en' : 'zh')

/** What a warning's card, or its page of paper, says in one of its languages; undefined where it has none. Pure. */
export function cardWords(
  warning: Warning,
  lang: CardLang,
  address: string,
  on: 'picture' | 'paper' = 'picture',
): CardWords | undefined {
  const words = warning.words[lang]
  if (!words) return undefined
  const locale = localeOf(lang)
  const t = wordsIn(locale)
  const place = placeWords(warning, locale)
  const since = warning.since && t('card.since', { day: dateWords(warning.since, locale) })
  const sure = t('card.sure', {
    sure: t(`warnings.confidence.${warning.confidence}`).toLowerCase(),
  })
  return {
    lang,
    site: t('site.name'),
    runBy: t(`site.runBy.line.${operator.kind}`, { name: inLanguage(operator.name, locale) }),
    label: t(`card.label.${operator.kind}`),
    tags: [
      ...(warning.example ? [t('warnings.example')] : []),
      t(`warnings.kind.${warning.kind}`),
      scamTypeName(warning.scamType, locale),
    ],
    title: words.title,
    facts: [place, since, sure].filter((one) => one !== undefined && one !== null),
    signsTitle: t('warnings.one.signs'),
    signs: few(words.signs, ROOM[lang], on),
    todoTitle: t('warnings.one.todo'),
    todo: few(words.todo, ROOM[lang], on),
    paid: t('card.paid'),
    scan: t('card.scan'),
    address: address.replace(/^https?:\/\//, ''),
    note: t('card.note', { day: dayOf(warning.updatedAt, locale) }),
  }
}

/**
 * The first three, or two where three are long: what is left is behind the code. Never half of one. Paper has
 * room for all, unless they are long.
 */
function few(sentences: readonly string[], room: number, on: 'picture' | 'paper'): string[] {
  if (on === 'paper' && sentences.join('').length <= room) return [...sentences]
  const three = sentences.slice(0, MOST)
  return three.join('').length > room ? three.slice(0, 2) : three
}
