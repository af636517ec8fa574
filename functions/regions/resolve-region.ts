import { foldForMatching } from '../fields/fold-for-matching.ts'
import { OVERSEAS } from '../fields/region.ts'
import { findRegion, type Region } from './regions.ts'
import { shortName, shortProvinceName } from './short-name.ts'

/** More words than this name no place. */
const MOST_WORDS = 200

/**
 * The best code for a province and the words somebody wrote beside it ('成都 武侯', '成都市武侯区…'):
 * the county where it is clear which, else the city, else the province. Where places fit equally
 * (鼓楼区 in Jiangsu), what they lie in. Null only for a province that doesn't exist.
 */
export function resolveRegion(provinceCode: string, words: string): string | null {
  if (provinceCode === OVERSEAS) return OVERSEAS
  const province = findRegion(provinceCode)
  if (!province || province.within.length > 0) return null
  const place = withoutProvince(province, foldForMatching(words.slice(0, MOST_WORDS)).trim())
  const fits = province.inside.flatMap((city) => fitsIn(city, place))
  const most = Math.max(0, ...fits.map(({ length }) => length))
  const best = fits.filter(({ length }) => length === most).map(({ region }) => region)
  return codeOf(commonTo(best) ?? province)
}

interface Fit {
  readonly region: Region
  /** How many letters of the words it accounts for. */
  readonly length: number
}

/** How a city and its counties account for the words: each county with and without the city's name. */
function fitsIn(city: Region, place: string): Fit[] {
  const own = cityIn(place, city.name)
  const fits: Fit[] = own ? [{ region: city, length: own.length }] : []
  for (const county of city.inside) {
    const alone = countyIn(place, county.name)
    const beside = own ? countyIn(place.replace(own, ' '), county.name) : 0
    if (alone) fits.push({ region: county, length: alone })
    if (own && beside) fits.push({ region: county, length: own.length + beside })
  }
  return fits
}

/** The smallest place that holds or is every one of the candidates: 长沙 is 长沙市, not 长沙县 in it. */
function commonTo(regions: readonly Region[]): Region | undefined {
  const [first, ...others] = regions
  if (!first) return undefined
  return [first, ...first.within.toReversed()].find((candidate) =>
    others.every((other) => other === candidate || other.within.includes(candidate)),
  )
}

/** Beijing's only city is Beijing: to name it says no more than the province. */
function codeOf(region: Region): string {
  const [province] = region.within
  return province?.name === region.name ? province.code : region.code
}

/** The city's name as it stands in the words: in full anywhere, or its short form at the beginning. */
function cityIn(words: string, name: string): string | null {
  if (words.includes(name)) return name
  const short = shortName(name)
  return words.startsWith(short) ? short : null
}

/** How many letters name the county: in full anywhere, or its short form as a word, with any suffix. */
function countyIn(words: string, name: string): number {
  if (words.includes(name)) return name.length
  const short = shortName(name)
  const isWord = words
    .split(/[\s,，、。/·-]+/)
    .some(
      (word) =>
        word === short || (word.startsWith(short) && SUFFIXED.test(word.slice(short.length))),
    )
  return isWord ? short.length : 0
}

/** An older or mistaken suffix, and nothing that would make it another name: 即墨市 for 即墨区. */
const SUFFIXED = /^(?:自治县|新区|地区|[市区县旗])/

/**
 * The words without the province's own name before them: 四川成都 → 成都. Alone it stays (吉林), and so
 * does a city of the same name (吉林市).
 */
function withoutProvince({ name }: Region, words: string): string {
  for (const start of [name, shortProvinceName(name)]) {
    const rest = words.slice(start.length).replace(/^[\s,，、/·-]+/, '')
    if (words.startsWith(start) && /^[^市县州省]/.test(rest)) return rest
  }
  return words
}
