import type { Indicator, IndicatorKind } from './indicator.ts'

/** What a blind index is made of; each has a key of its own. */
export type IndexTerm = IndicatorKind | 'host'

export interface IndexTerms {
  /** Finds the same indicator again. */
  readonly whole: string
  /** Finds other links to the same host; null for what isn't a link. */
  readonly host: string | null
}

const LINK = /^https?:\/\/(?:www\.)?(\[[^\]]+\]|[^/?:]+)(?::\d+)?([^?]*)/

/**
 * By what an indicator is found again. Of links the host with its path, and the host alone: neither
 * scheme, 'www.' nor query, because swindlers send one page under many of those.
 * What didn't normalise to a link is found by its own text.
 */
export function indexTerms({ kind, value }: Indicator): IndexTerms {
  const link = kind === 'url' ? LINK.exec(value) : null
  const [, host = '', path = ''] = link ?? []
  return link ? { whole: host + path, host } : { whole: value, host: null }
}
