import raw from '../../content/regions/2024-12-31.json' with { type: 'json' }

/** A place of the dated list of content/regions, with the places it lies in. */
export interface Region {
  /** GB/T 2260: six digits. */
  readonly code: string
  /** Its official name: '武侯区'. */
  readonly name: string
  /** The province and the city it lies in, outermost first; empty for a province. */
  readonly within: readonly Region[]
  /** What lies directly in it. */
  readonly inside: readonly Region[]
}

type Row = readonly [code: string, name: string, inside?: readonly Row[]]

/** For the Worker and the build only: the list is too heavy for a page (78 kB). */
const PROVINCES = (raw.provinces as unknown as readonly Row[]).map((row) => regionOf(row, []))
const BY_CODE = new Map(PROVINCES.flatMap(withAllInside).map((region) => [region.code, region]))

function regionOf([code, name, rows = []]: Row, within: readonly Region[]): Region {
  const inside: Region[] = []
  const region = { code, name, within, inside }
  for (const row of rows) inside.push(regionOf(row, [...within, region]))
  return region
}

function withAllInside(region: Region): Region[] {
  return [region, ...region.inside.flatMap(withAllInside)]
}

/** Provinces, regions, municipalities and special administrative regions, in the order of the list. */
export const provinces = (): readonly Region[] => PROVINCES

/** The place with that code; undefined where the list has none. */
export const findRegion = (code: string): Region | undefined => BY_CODE.get(code)

/** Whether a GB/T 2260 code stands in the dated list of content/regions. */
export const isRegion = (code: string): boolean => BY_CODE.has(code)
