/** The tables of the data package that the API hands on, as the build wrote them to /data/. */
export const OPEN_TABLES = ['facts', 'sources', 'caveats', 'mechanisms'] as const
export type OpenTable = (typeof OPEN_TABLES)[number]

/** Reads a table as it is served: JSON, a list of rows. Throws when it can't be read. */
export type OpenData = (table: OpenTable) => Promise<string>

/** From the files beside the Worker: compiled in, they would be a third of it. */
export const openDataFrom =
  (assets: Fetcher): OpenData =>
  async (table) => {
    const response = await assets.fetch(`https://assets.invalid/data/${table}.json`)
    if (!response.ok) throw new Error(`the table ${table} is not served: ${response.status}`)
    return response.text()
  }
