/** What a column holds, in the words of Table Schema. */
export type ColumnType = 'string' | 'number' | 'date'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly required?: true
  /** The table whose ids stand here. */
  readonly refersTo?: string
}

export type Row = Readonly<Record<string, string | number | null>>

const id: Column = { name: 'id', type: 'string', required: true }
const text = (name: string): Column => ({ name, type: 'string' })
const needed = (name: string): Column => ({ name, type: 'string', required: true })

/**
 * The tables of the data package and their columns, in order. What a column means stands in
 * content/strings/<lang>/data.yaml; lists of ids are separated by a space.
 */
export const TABLES = {
  facts: [
    id,
    needed('metric'),
    needed('metric_en'),
    { name: 'value', type: 'number', required: true },
    needed('unit'),
    text('hedge'),
    needed('said'),
    needed('said_en'),
    needed('region'),
    needed('region_name'),
    needed('region_name_en'),
    needed('period'),
    needed('period_en'),
    { name: 'period_start', type: 'date' },
    { name: 'period_end', type: 'date' },
    text('comparison'),
    text('direction'),
    text('baseline'),
    text('baseline_en'),
    needed('category'),
    { name: 'source', type: 'string', required: true, refersTo: 'sources' },
    text('caveats'),
    text('note'),
    text('note_en'),
    needed('url'),
  ],
  sources: [
    id,
    needed('publisher'),
    needed('publisher_en'),
    needed('title'),
    needed('title_en'),
    { name: 'published', type: 'date', required: true },
    text('copy'),
    text('copy_en'),
  ],
  caveats: [
    id,
    needed('severity'),
    needed('text'),
    needed('text_en'),
    text('source'),
    text('facts'),
  ],
  mechanisms: [
    id,
    needed('group'),
    needed('name'),
    needed('name_en'),
    needed('done_by'),
    needed('what'),
    needed('what_en'),
    needed('you'),
    needed('you_en'),
    text('facts'),
    needed('sources'),
    needed('url'),
  ],
} as const satisfies Record<string, readonly Column[]>

export type TableName = keyof typeof TABLES
export const TABLE_NAMES = Object.keys(TABLES) as TableName[]
