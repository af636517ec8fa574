/** Addresses that the page hands over, with `{file}` and `{n}` in the places of ids. */
export interface EvidencePaths {
  readonly own: string
  readonly chunk: string
  readonly removal: string
}

/** An address with its places filled. */
export const addressOf = (path: string, places: Readonly<Record<string, string | number>>) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => String(places[name]))
