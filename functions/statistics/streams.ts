import { civilDateOf } from '../fields/civil-date.ts'
import { mondayOf } from './week.ts'

/** Of an event of the log, and of its report, what the figures count. */
export interface LoggedEvent {
  readonly no: number
  readonly mac: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly type: string
  /** The stage that a decision led to. */
  readonly to: string | null
  /** Nobody of the staff had done anything about the report before. */
  readonly firstLook: boolean
  /** Of the report; null where it isn't there any more. */
  readonly receivedAt: string | null
  readonly scamType: string | null
  readonly region: string | null
  /** The lower end in fen; null where no sum was named. */
  readonly amountBand: number | null
}

/** What there is to count by: closed lists, from content/. */
export interface Lists {
  /** Ids of content/scam-types.yaml, `unknown` among them. */
  readonly scamTypes: readonly string[]
  /** GB/T 2260 codes of provinces. */
  readonly provinces: readonly string[]
}

/** Where a report comes from that names no province of the list. */
export const ELSEWHERE = 'elsewhere'

/** How soon somebody looked, in minutes; what took longer than the last is `later`. */
export const LOOK_LIMITS = [15, 30, 60, 120, 240, 480, 1440, 4320, 10_080] as const

export const TOTAL = 'total'
export const PASSED_ON = 'passed-on'
export const FAMILIES = ['type', 'province', 'band', 'look'] as const
export type Family = (typeof FAMILIES)[number]

/** A stream is one number that only grows: `total`, `type:fake-loan`, `look:60`. */
export const stream = (family: Family, of: string | number) => `${family}:${of}`

/** The streams of a family, by what stands behind the colon. */
export const membersOf = (counts: Readonly<Record<string, number>>, family: Family) =>
  Object.keys(counts)
    .filter((name) => name.startsWith(`${family}:`))
    .map((name) => name.slice(family.length + 1))

/**
 * The streams that an event adds one to. A report adds to the total, to one type, to one province and, if
 * a sum was named, to one band; later to one look and, once, to `passed-on`.
 */
export function streamsOf(event: LoggedEvent, lists: Lists): string[] {
  const streams: string[] = []
  if (event.type === 'received') {
    streams.push(TOTAL, stream('type', typeOf(event, lists)))
    streams.push(stream('province', provinceOf(event, lists)))
    if (event.amountBand) streams.push(stream('band', event.amountBand))
  }
  if (event.firstLook) streams.push(stream('look', lookOf(event)))
  if (event.type === 'decided' && event.to === 'referred') streams.push(PASSED_ON)
  return streams
}

/** The week (its Monday) in which an event happened, on the operator's clock. */
export const weekOf = ({ at }: Pick<LoggedEvent, 'at'>, timeZone: string) =>
  mondayOf(civilDateOf(new Date(at), timeZone))

function typeOf({ scamType }: LoggedEvent, { scamTypes }: Lists): string {
  return scamType !== null && scamTypes.includes(scamType) ? scamType : 'unknown'
}

function provinceOf({ region }: LoggedEvent, { provinces }: Lists): string {
  const code = `${region?.slice(0, 2)}0000`
  return provinces.includes(code) ? code : ELSEWHERE
}

const MINUTE_MS = 60_000

function lookOf({ at, receivedAt }: LoggedEvent): string {
  const minutes = (Date.parse(at) - Date.parse(receivedAt ?? at)) / MINUTE_MS
  return String(LOOK_LIMITS.find((limit) => minutes <= limit) ?? 'later')
}
