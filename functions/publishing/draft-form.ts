import { readBody } from '../http/body.ts'
import type { ProblemCode } from '../http/errors.ts'
import { err, ok, type Result } from '../result.ts'
import { findIdentifying } from './find-identifying.ts'
import type { Draft, ProposedWords } from './proposal.schema.ts'

/** All words in two languages, as a form spells Chinese: nine bytes a sign. */
const MAX_FORM = 192 * 1024

/** The fields of the plain form in which a warning is written. */
export async function readDraftForm(
  request: Request,
): Promise<Result<URLSearchParams, ProblemCode>> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type)) {
    return err('unsupported-media-type')
  }
  const body = await readBody(request, MAX_FORM)
  return body.ok ? ok(new URLSearchParams(new TextDecoder().decode(body.value))) : body
}

/** The fields of one language, named `zh.title` and so on. */
export const WORD_FIELDS = [
  'title',
  'summary',
  'what',
  'where',
  'signs',
  'todo',
  'grounds',
] as const
const LISTS: readonly string[] = ['signs', 'todo']

/**
 * The draft that a form says, for the schema; what was answered about findings (`found.N` with `do.N`) is
 * carried out: masked in all words, or kept. Pure.
 */
export function draftOf(fields: URLSearchParams): Record<string, unknown> {
  const given = (name: string) => fields.get(name)?.trim() || undefined
  const words = (lang: string) => {
    const said = WORD_FIELDS.flatMap((field): [string, unknown][] => {
      const text = given(`${lang}.${field}`)
      if (LISTS.includes(field)) return [[field, linesOf(text ?? '')]]
      return text === undefined ? [] : [[field, text]]
    })
    return said.some(
      ([, value]) => typeof value === 'string' || (Array.isArray(value) && value.length > 0),
    )
      ? Object.fromEntries(said)
      : undefined
  }
  const school = given('school')
  const correction = given('correction.zh')
  const heard = given('naming') === 'heard'
  const { masked, kept } = answersOf(fields)
  const draft = {
    ...{ kind: given('kind'), scamType: given('scamType') },
    region: given('code') ?? given('region') ?? null,
    school: school === undefined ? null : { zh: school, ...english(given('schoolEn')) },
    ...{ since: given('since') ?? null, confidence: given('confidence') },
    ...{ lastsUntil: given('lastsUntil'), naming: given('naming') ?? 'nobody' },
    hearing: heard
      ? { on: given('hearing.on'), way: given('hearing.way'), outcome: given('hearing.outcome') }
      : null,
    correction:
      correction === undefined ? null : { zh: correction, ...english(given('correction.en')) },
    ...{ askedCentre: given('askedCentre') ?? null, kept, zh: words('zh') ?? {} },
  }
  const en = words('en')
  return masked.length > 0
    ? (maskIn({ ...draft, ...(en && { en }) }, masked) as Record<string, unknown>)
    : { ...draft, ...(en && { en }) }
}

const english = (en: string | undefined) => (en === undefined ? {} : { en })

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)

/** What was said about what looked like somebody's. */
function answersOf(fields: URLSearchParams) {
  const found = [...fields].flatMap(([name, quote]) => {
    const [, n] = /^found\.(\d{1,3})$/.exec(name) ?? []
    return n === undefined
      ? []
      : [{ quote, as: fields.get(`do.${n}`), masked: fields.get(`mask.${n}`) }]
  })
  return {
    masked: found.flatMap(({ quote, as, masked }) =>
      as === 'mask' && quote && masked !== null ? [{ quote, masked }] : [],
    ),
    kept: [
      ...new Set([
        ...fields.getAll('kept'),
        ...found.flatMap(({ quote, as }) => (as === 'keep' && quote ? [quote] : [])),
      ]),
    ],
  }
}

/** Puts what is masked in place of what it stood for, in every text of a value. */
function maskIn(value: unknown, masks: readonly { quote: string; masked: string }[]): unknown {
  if (typeof value === 'string') {
    return masks.reduce((text, { quote, masked }) => text.replaceAll(quote, masked), value)
  }
  if (Array.isArray(value)) return value.map((one) => maskIn(one, masks))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, name === 'kept' ? one : maskIn(one, masks)]),
  )
}

/** A draft as the fields of the form: what `draftOf` reads. Pure. */
export function fieldsOf(draft: Partial<Draft>): URLSearchParams {
  const { school, hearing, region } = draft
  const words = (
    lang: 'zh' | 'en',
    said: ProposedWords | undefined,
  ): [string, string | undefined][] =>
    WORD_FIELDS.map((field) => {
      const value = said?.[field]
      return [`${lang}.${field}`, Array.isArray(value) ? value.join('\n') : value]
    })
  const isProvince = region?.endsWith('0000') || region === 'overseas'
  const fields: [string, string | null | undefined][] = [
    ...Object.entries({
      ...{ kind: draft.kind, scamType: draft.scamType, since: draft.since },
      ...{ region: isProvince ? region : null, code: isProvince ? null : region },
      ...{ school: school?.zh, schoolEn: school?.en, confidence: draft.confidence },
      ...{ lastsUntil: draft.lastsUntil, naming: draft.naming, askedCentre: draft.askedCentre },
      ...{ 'hearing.on': hearing?.on, 'hearing.way': hearing?.way },
      'hearing.outcome': hearing?.outcome,
    }),
    ...words('zh', draft.zh),
    ...words('en', draft.en),
    ...(draft.kept ?? []).map((quote): [string, string] => ['kept', quote]),
  ]
  return new URLSearchParams(
    fields.flatMap(([name, value]) => (value ? [[name, value]] : [])) as [string, string][],
  )
}

/** Of what was kept, what still looks like somebody's: the second officer is shown it. */
export const keptIn = (draft: Draft): readonly string[] =>
  [...new Set(findIdentifying(draft).map(({ quote }) => quote))].filter((quote) =>
    draft.kept.includes(quote),
  )
