import file from '../../content/regions/2024-12-31.json'
import names from '../../content/regions/en.yaml'
import type { Locale } from '../editions'

/** `[code, name]` */
export type County = readonly [code: string, name: string]
/** `[code, name, counties]`; no counties where a city has none. */
export type City = readonly [code: string, name: string, counties?: readonly County[]]
type Province = readonly [code: string, name: string, cities: readonly City[]]

export const provinces = file.provinces as unknown as readonly Province[]

/** The provinces as choices, in the list's order. */
export const provinceChoices = (locale: Locale) =>
  provinces.map(([code, name]) => ({
    value: code,
    label: locale === 'en' ? ((names as Record<string, string>)[code] ?? name) : name,
  }))
