import { maskIndicator } from '../indicators/display.ts'
import { extractIndicators } from '../indicators/extract.ts'
import { isHelpline, isShortCode } from '../indicators/short-codes.ts'
import { NAMES_OF_FIRMS, NAMES_OF_PERSONS, NUMBERS_OF_PERSONS, PLATES } from './name-patterns.ts'
import type { ProposedWords } from './proposal.schema.ts'

/** What a stretch of words may tell of somebody. `identity`: an identity number, which nobody may keep. */
export type Identifying = 'number' | 'link' | 'handle' | 'identity' | 'plate' | 'person' | 'firm'

export interface Finding {
  /** JSON pointer into the draft: `/zh/what`, `/zh/signs/0`. */
  readonly pointer: string
  readonly kind: Identifying
  /** As it stands there. */
  readonly quote: string
  /** What would stand there instead, were it masked. */
  readonly masked: string
}

const KINDS: Readonly<Record<string, Identifying>> = {
  phone: 'number',
  account: 'number',
  wallet: 'number',
  url: 'link',
  email: 'link',
}

/**
 * What in the words of a draft looks like somebody's: numbers, links and handles as they are found in
 * reports, identity numbers, number plates, names of persons and firms. It proposes and knows nothing: an
 * officer masks it or says that it is nobody's. A name that carries no title and no mark isn't found.
 * Hotlines and short numbers that anybody may call are left out. Pure.
 */
export function findIdentifying(draft: {
  readonly zh: ProposedWords
  readonly en?: ProposedWords | undefined
  readonly correction: { readonly zh: string; readonly en?: string | undefined } | null
}): Finding[] {
  return textsOf(draft).flatMap(([pointer, text]) => {
    const found = identifyingIn(text)
    const seen = new Set<string>()
    return found.flatMap((one) => {
      if (one.quote === '' || seen.has(one.quote)) return []
      seen.add(one.quote)
      return [{ pointer, ...one }]
    })
  })
}

type InText = Omit<Finding, 'pointer'>

/** The same of one stretch of words. */
export function identifyingIn(text: string): InText[] {
  const identity = byPattern(text, NUMBERS_OF_PERSONS, 'identity')
  const isTaken = (quote: string) => identity.some((one) => one.quote.includes(quote))
  const indicators = extractIndicators(text)
    .filter(({ value, quote }) => !isPublic(value) && !isTaken(quote))
    .map(({ kind, value, quote }) => ({
      kind: KINDS[kind] ?? ('handle' as const),
      quote,
      masked: maskIndicator({ kind, value }),
    }))
  return [
    ...identity,
    ...indicators,
    ...byPattern(text, PLATES, 'plate'),
    ...byPattern(text, NAMES_OF_PERSONS, 'person'),
    ...byPattern(text, NAMES_OF_FIRMS, 'firm'),
  ]
}

const isPublic = (value: string) => {
  const digits = value.replace(/^\+86/, '')
  return isHelpline(digits) || isShortCode(digits)
}

/** What the patterns' group `it` holds, or the whole of what they match. */
function byPattern(text: string, patterns: readonly RegExp[], kind: Identifying): InText[] {
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => match.groups?.it ?? match[0])
    .map((quote) => ({ kind, quote, masked: maskName(quote, kind) }))
}

/** 张三 → 张某; a firm → 某公司; else stars after the first two signs. */
function maskName(quote: string, kind: Identifying): string {
  const [first = ''] = quote
  if (kind === 'person') return /\p{Script=Han}/u.test(first) ? `${first}某` : `${first}.`
  if (kind === 'firm') return /\p{Script=Han}/u.test(first) ? '某公司' : 'a company'
  return `${quote.slice(0, 2)}****`
}

function textsOf({
  zh,
  en,
  correction,
}: Parameters<typeof findIdentifying>[0]): [pointer: string, text: string][] {
  const said = (lang: 'zh' | 'en', words: ProposedWords | undefined): [string, string][] =>
    words
      ? [
          [`/${lang}/title`, words.title],
          [`/${lang}/summary`, words.summary],
          [`/${lang}/what`, words.what],
          [`/${lang}/where`, words.where ?? ''],
          ...words.signs.map((sign, n): [string, string] => [`/${lang}/signs/${n}`, sign]),
          ...words.todo.map((step, n): [string, string] => [`/${lang}/todo/${n}`, step]),
          [`/${lang}/grounds`, words.grounds],
        ]
      : []
  return [
    ...said('zh', zh),
    ...said('en', en),
    ['/correction/zh', correction?.zh ?? ''],
    ['/correction/en', correction?.en ?? ''],
  ]
}
