import { endOfBand } from '../../../functions/fields/amount-band'
import { nameOf } from '../../../functions/regions/name-of'
import type { LiveFigures } from '../../../functions/statistics/live-figures.schema'
import { ELSEWHERE } from '../../../functions/statistics/streams'
import { dayWords } from '../../day-words'
import type { Locale } from '../../editions'
import { wordsIn } from '../../i18n'
import { sayNumber } from '../../queries/say-figure'
import { scamTypeName } from '../../queries/scam-types'

/** One line of a chart and its table; null where there are fewer than five. */
export interface LiveRow {
  readonly id: string
  readonly label: string
  readonly reports: number | null
}

export interface LiveChart {
  readonly id: 'weeks' | 'types' | 'bands' | 'looks' | 'provinces'
  readonly says: string
  readonly rows: readonly LiveRow[]
}

/** How many weeks are drawn: a quarter of a year. */
const WEEKS_DRAWN = 13

/** The charts that have anything to draw, in order. */
export function liveCharts(figures: LiveFigures, locale: Locale): LiveChart[] {
  const t = wordsIn(locale)
  const says = (id: LiveChart['id'], values = {}) => t(`live.${id}.says`, values)
  const weeks = figures.weeks.slice(0, WEEKS_DRAWN).map(({ from, reports }) => ({
    id: from,
    label: dayWords(from, locale),
    reports,
  }))
  const charts: LiveChart[] = [
    { id: 'weeks', says: says('weeks', { n: weeks.length }), rows: weeks },
    { id: 'types', says: says('types'), rows: typeRows(figures, locale) },
    { id: 'looks', says: says('looks'), rows: lookRows(figures, locale) },
    { id: 'bands', says: says('bands'), rows: bandRows(figures, locale) },
    { id: 'provinces', says: says('provinces'), rows: provinceRows(figures, locale) },
  ]
  return charts.filter(({ rows }) => rows.some(({ reports }) => reports !== null))
}

/** The most frequent first; last what no type has a full five of. */
function typeRows({ types, reports }: LiveFigures, locale: Locale): LiveRow[] {
  const rows = types
    .map(({ id, reports: n }) => ({ id, label: scamTypeName(id, locale), reports: n }))
    .sort((a, b) => b.reports - a.reports)
  const rest = (reports ?? 0) - rows.reduce((sum, row) => sum + row.reports, 0)
  if (rest <= 0) return rows
  return [...rows, { id: 'rest', label: wordsIn(locale)('live.types.rest'), reports: rest }]
}

function bandRows({ money }: LiveFigures, locale: Locale): LiveRow[] {
  const t = wordsIn(locale)
  const yuan = (fen: number) => sayNumber(fen / 100, locale)
  return money.bands.map(({ fromFen, reports }) => ({
    id: String(fromFen),
    label: spaced(t('live.bands.from', { from: yuan(fromFen), to: yuan(endOfBand(fromFen)) })),
    reports,
  }))
}

function lookRows({ firstLook }: LiveFigures, locale: Locale): LiveRow[] {
  const t = wordsIn(locale)
  let soFar = 0
  return firstLook.within.map(({ minutes, reports }) => {
    soFar += reports
    if (minutes === null) return { id: 'later', label: t('live.looks.later'), reports }
    const label = t('live.looks.within', { time: timeWords(minutes, locale) })
    return { id: String(minutes), label, reports: soFar }
  })
}

function provinceRows({ provinces }: LiveFigures, locale: Locale): LiveRow[] {
  return (provinces ?? []).map(({ code, reports }) => ({
    id: code,
    label: code === ELSEWHERE ? wordsIn(locale)('live.provinces.elsewhere') : nameOf(code, locale),
    reports,
  }))
}

/** A count in digits, in groups of three: 1,125,300. */
export const countWords = (n: number) => n.toLocaleString('en')

/** How many reports, in words. */
export const reportWords = (n: number, locale: Locale) =>
  spaced(wordsIn(locale)('live.reports', { n: countWords(n) }))

/** Chinese has a space between a digit and what is counted, and none after 10,000 in words. */
export const spaced = (text: string) => text.replace(/(\d)(?=[\u4e00-\u9fff])/g, '$1 ')

/** One of the times of LOOK_LIMITS, in words. */
export const timeWords = (minutes: number, locale: Locale) =>
  wordsIn(locale)(`live.time.m${minutes}` as StringKey)
