import type { IndicatorKind } from '../indicators/indicator.ts'
import type { OneScope } from '../warnings/warning.schema.ts'
import { EVENT_TYPES, type HookEvent } from './vocabulary.ts'
import type { WebhooksFile } from './webhooks-file.schema.ts'

/** What is told: a warning as it stands now, what was seen nearby, or a test. */
export type Told =
  | { readonly event: 'published' | 'corrected' | 'withdrawn'; readonly one: OneScope }
  | { readonly event: 'nearby'; readonly kind: IndicatorKind; readonly count: number }
  | { readonly event: 'test' }

export type HookWords = Pick<WebhooksFile, 'lines' | 'kinds'>

export interface Place {
  /** Where the portal is, and its console: https://… */
  readonly origin: string
  readonly console: string
  readonly lang: 'zh' | 'en'
}

/** The same thing twice: as data for a program, and as a line for a chat group. */
export interface Message {
  readonly data: Readonly<Record<string, unknown>>
  readonly line: string
}

/**
 * A message about a warning carries what readers have of it now. Of a withdrawn one neither title nor
 * words: they may be what was wrong. Pure.
 */
export function messageOf(told: Told, { lines, kinds }: HookWords, place: Place): Message {
  const fill = (values: Readonly<Record<string, string>>) =>
    lines[told.event][place.lang].replace(
      /\{(\w+)\}/g,
      (whole, name: string) => values[name] ?? whole,
    )
  const inLang = place.lang === 'en' ? '/en' : ''
  if (told.event === 'test') {
    const url = `${place.origin}${inLang}/warnings/`
    return { data: { url }, line: fill({ url }) }
  }
  if (told.event === 'nearby') {
    const url = `${place.console}${inLang}/triage/campus/`
    const { kind, count } = told
    const called = kinds[kind][place.lang]
    return { data: { kind, count, url }, line: fill({ kind: called, count: String(count), url }) }
  }
  const { one } = told
  if ('withdrawal' in one) {
    const { id, version, kind, scamType, publishedAt, withdrawnAt, reason, replacedBy } =
      one.withdrawal
    const url = `${place.origin}${inLang}/warnings/${id}/`
    const data = { id, version, kind, scamType, publishedAt, withdrawnAt, reason, replacedBy, url }
    return { data, line: fill({ url }) }
  }
  const { warning } = one
  const said = (place.lang === 'en' && warning.words.en) || warning.words.zh
  const url = `${place.origin}${inLang}/warnings/${warning.id}/`
  const { id, version, kind, scamType, region, school, confidence } = warning
  const { publishedAt, updatedAt, expiresAt } = warning
  const { title, summary } = said
  return {
    data: {
      ...{ id, version, kind, scamType, region, confidence },
      school: school && { id: school.id, name: school.name.zh },
      ...{ title, summary, publishedAt, updatedAt, expiresAt, url },
    },
    line: fill({ title, summary, url }),
  }
}

/** The body of signed JSON. */
export const jsonOf = (event: HookEvent, at: string, { data }: Message) =>
  JSON.stringify({ type: EVENT_TYPES[event], timestamp: at, data })
