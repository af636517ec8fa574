import type { Locale } from '../editions'
import type { Fact } from '../schemas/fact-source'
import type { FactVocabulary } from '../schemas/fact-vocabulary'

/**
 * A figure in words, with the hedge of its source: 870 万人, 近 2000 元; 8.7 million people. Chinese
 * counts in 万 and 亿 where that leaves at most four significant places.
 */
export function sayFigure(fact: Fact, vocabulary: FactVocabulary, locale: Locale): string {
  const language = locale === 'zh-CN' ? 'zh' : 'en'
  if (fact.shown) return fact.shown[language]
  const unit = vocabulary.units[fact.unit]?.[language] ?? fact.unit
  const n = sayNumber(fact.value, locale)
  const hedge = fact.hedge === null ? null : vocabulary.hedges[fact.hedge]?.[language]
  const glued = unit === '%' || language === 'zh'
  const text = hedge
    ? hedge.replace('{n}', n).replace('{unit}', unit)
    : `${n}${glued ? '' : ' '}${unit}`
  return (unit === '%' ? text.replace(/\s+%/, '%') : text).replace(
    /(\d)(?=[\u4e00-\u9fff])/g,
    '$1 ',
  )
}

/** A number as people write it: 870 万, 8.7 million. */
export const sayNumber = (value: number, locale: Locale): string =>
  locale === 'zh-CN' ? inWan(value) : inThousands(value)

function inWan(value: number): string {
  for (const [size, word] of [
    [1e8, '亿'],
    [1e4, '万'],
  ] as const) {
    const scaled = value / size
    if (Math.abs(scaled) >= 1 && Number.isInteger(Math.round(scaled * 1e6) / 1e2)) {
      return `${Number(scaled.toFixed(4))} ${word}`
    }
  }
  return String(value)
}

const inThousands = (value: number) => {
  if (Math.abs(value) >= 1e9) return `${Number((value / 1e9).toFixed(4))} billion`
  if (Math.abs(value) >= 1e6) return `${Number((value / 1e6).toFixed(4))} million`
  return value.toLocaleString('en')
}
