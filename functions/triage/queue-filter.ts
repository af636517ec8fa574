import { isRegion } from '../regions/regions.ts'
import { isScamType } from '../reports/schema-rules.ts'
import { KINDS, type Kind, LANES, type Lane, STAGES, type Stage } from '../reports/vocabulary.ts'
import { err, ok, type Result } from '../result.ts'

/** Who holds a report: whoever asks, or nobody. */
export const HOLDERS = ['me', 'nobody'] as const
export type Holder = (typeof HOLDERS)[number]

/** What narrows the queue down. Without a stage, open reports only. */
export interface QueueFilter {
  readonly lane?: Lane
  readonly kind?: Kind
  readonly type?: string
  readonly stage?: Stage
  /** A county, a city or a province, as a code of six digits. */
  readonly region?: string
  readonly holder?: Holder
  /** Only what somebody should have looked at by now. */
  readonly overdue?: boolean
}

/** The names of filters as addresses spell them, in the order in which they are asked for. */
export const FILTERS = [
  'lane',
  'holder',
  'overdue',
  'stage',
  'type',
  'kind',
  'region',
] as const satisfies readonly (keyof QueueFilter)[]
export type FilterName = (typeof FILTERS)[number]

/** What each filter takes; an empty value is none. */
const VALUES: Readonly<Record<FilterName, (value: string) => boolean>> = {
  lane: (value) => LANES.some((lane) => lane === value),
  holder: (value) => HOLDERS.some((holder) => holder === value),
  overdue: (value) => value === 'yes',
  stage: (value) => STAGES.some((stage) => stage === value),
  type: isScamType,
  kind: (value) => KINDS.some((kind) => kind === value),
  region: isRegion,
}

/** Reads the filters of an address. @returns the name of one that has a value it doesn't take */
export function filterOf(
  query: Readonly<Record<string, string | undefined>>,
): Result<QueueFilter, FilterName> {
  const filter: Partial<Record<FilterName, string | boolean>> = {}
  for (const name of FILTERS) {
    const value = query[name]?.trim()
    if (!value) continue
    if (!VALUES[name](value)) return err(name)
    filter[name] = name === 'overdue' ? true : value
  }
  return ok(filter as QueueFilter)
}

/** The filters as an address spells them, always in the same order. */
export const queryOf = (filter: QueueFilter): Record<string, string> =>
  Object.fromEntries(
    FILTERS.filter((name) => filter[name]).map((name) => [
      name,
      name === 'overdue' ? 'yes' : String(filter[name]),
    ]),
  )
