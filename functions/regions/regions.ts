import raw from '../../content/regions/2024-12-31.json'

type Place = readonly [code: string, name: string, inside?: readonly Place[]]

const codes = new Map<string, string>()
const collect = (places: readonly Place[]) => {
  for (const [code, name, inside] of places) {
    codes.set(code, name)
    collect(inside ?? [])
  }
}
collect(raw.provinces as unknown as readonly Place[])

/** Whether a GB/T 2260 code stands in the dated list of content/regions. */
export const isRegion = (code: string): boolean => codes.has(code)
