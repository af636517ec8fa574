// Above 120 lines: what a form says and how it becomes the API's body is read best in one place.

import type { CodeAt } from '../fields/codes.ts'
import { LIMITS } from '../fields/limits.ts'
import { parseMoney } from '../fields/money.ts'
import { zonedInstant } from '../fields/zoned-time.ts'
import { extractIndicators } from '../indicators/extract.ts'
import { type Answers, answer, filledRows } from './form-answers.ts'
import { readTypedDate, readTypedTime } from './read-typed-time.ts'

/** The version of the words under which people agree to the form (content/strings/…/report.yaml). */
export const NOTICE_VERSION = '2026-11'

/** Characters of what is sealed as the story; with the words before each part it fits LIMITS.story. */
export const LONGEST = { story: 6_000, pasted: 3_700, place: 100 } as const

/** What stands before the parts of the story that were written elsewhere on the form. */
const BEFORE = {
  'zh-CN': { place: '【地点】', pasted: '【粘贴的内容】\n' },
  en: { place: '[Place] ', pasted: '[Pasted text]\n' },
} as const

export interface FormRules {
  /** The operator's zone, in which times are read. */
  readonly timeZone: string
  readonly locale: 'zh-CN' | 'en'
  /** What is sent is kept outside the mainland: that wants a consent of its own. */
  readonly storedAbroad: boolean
  /** Finds the region for a province's code and the words beside it; a page with a script knows it. */
  readonly resolveRegion?: (province: string, place: string) => string | null
}

/** What a form says, in the API's shape, and what already went wrong while reading it. */
export interface ReadForm {
  readonly input: Record<string, unknown>
  readonly errors: readonly CodeAt[]
  /** Who sends it left a way to be reached and ticked that they may be called. */
  readonly mayCall: boolean
}

/**
 * Reads the fraud form into the body of POST /api/v1/reports (with `private`, not sealed). Runs in the
 * Worker where there is no JavaScript and in the browser before sealing, so that both mean the same.
 */
export function readFraudForm(answers: Answers, rules: FormRules): ReadForm {
  const text = (name: string) => answer(answers, name) || undefined
  const payments = readPayments(answers, rules)
  // A child is asked for nothing that names it; a parent who fills this in may be reached.
  const child = text('age') === 'under-14' && text('for') !== 'family'
  const contact = child ? undefined : readContact(text)
  const story = readStory(text, rules)
  const placeless = text('place') !== undefined && text('province') === undefined
  const input = {
    kind: 'fraud',
    locale: rules.locale,
    noticeVersion: NOTICE_VERSION,
    ...optional('scamType', text('scam-type')),
    ...optional('situation', text('situation')),
    ...optional('also', readAlso(answers)),
    ...optional('for', text('for')),
    ...optional('ageBand', text('age')),
    ...optional('stillInContact', yesOrNo(text('in-contact'))),
    ...optional('region', readRegion(answers, rules)),
    ...optional('occurredOn', mapped(text('occurred-on'), readTypedDate)),
    ...optional('payments', unlessEmpty(payments.rows)),
    ...optional('indicators', unlessEmpty(readIndicators(answers))),
    ...optional('details', readDetails(text)),
    private: {
      ...optional('story', story.words || undefined),
      ...optional('contact', contact?.value),
    },
  }
  return {
    input,
    errors: [
      ...payments.errors,
      ...story.errors,
      ...(contact?.errors ?? []),
      ...(placeless ? [{ pointer: '/region', code: 'required' } as const] : []),
      ...readConsent(text, rules),
    ],
    mayCall: contact?.value?.mayCall ?? false,
  }
}

type Text = (name: string) => string | undefined

function readPayments(answers: Answers, { timeZone }: FormRules) {
  const errors: CodeAt[] = []
  const rows = filledRows(answers, 'payment').map((row, n) => {
    const field = (name: string) => answer(answers, `payment-${row}-${name}`) || undefined
    const money = parseMoney(field('amount') ?? '')
    if (!money.ok) errors.push({ pointer: `/payments/${n}/amountFen`, code: money.error })
    const when = mapped(field('when'), readTypedTime)
    const paidAt = when === undefined ? undefined : zonedInstant(when, timeZone)
    if (paidAt && !paidAt.ok) errors.push({ pointer: `/payments/${n}/paidAt`, code: paidAt.error })
    return {
      // A stand-in that passes, so that the schema doesn't find the same thing again.
      amountFen: money.ok ? money.value : 1,
      method: field('method') ?? 'other',
      ...(paidAt?.ok && { paidAt: paidAt.value }),
      ...optional('payeeBank', inOneLine(field('bank'))),
    }
  })
  return { rows, errors }
}

/** The lines that were filled in, in order, and the proposals that were confirmed and aren't among them. */
function readIndicators(answers: Answers) {
  const typed = filledRows(answers, 'indicator').map((row) => {
    const value = answer(answers, `indicator-${row}-value`)
    return { kind: answer(answers, `indicator-${row}-kind`) || guessKind(value), value }
  })
  const confirmed = (answers.get('found') ?? []).map((choice) => {
    const [kind = '', ...value] = choice.split('|')
    return { kind, value: value.join('|') }
  })
  const isTyped = ({ kind, value }: (typeof typed)[number]) =>
    typed.some((line) => line.kind === kind && line.value === value)
  return [...typed, ...confirmed.filter((one) => !isTyped(one))]
}

/** What a line holds when nobody said so; what looks like nothing known, or is too long, is `other`. */
const guessKind = (value: string) =>
  (value.length <= LIMITS.indicator && extractIndicators(value)[0]?.kind) || 'other'

function readContact(text: Text) {
  const value = {
    ...optional('name', inOneLine(text('name'))),
    ...optional('phone', inOneLine(text('phone'))),
    ...optional('email', text('email')),
  }
  const mayCall = text('may-call') === 'yes'
  const errors: CodeAt[] =
    mayCall && !text('phone') ? [{ pointer: '/private/contact/phone', code: 'required' }] : []
  return { value: Object.keys(value).length > 0 ? { ...value, mayCall } : undefined, errors }
}

/**
 * The story, and with it what the form has no place of its own for: a pasted text, and the words for a
 * place of which only the county is kept beside. Nothing that was typed is lost, and all of it is sealed.
 */
function readStory(text: Text, { locale }: FormRules) {
  const before = BEFORE[locale]
  const [story, place, pasted] = [text('story'), text('place'), text('pasted')]
  const tooLong = (words: string | undefined, most: number, pointer: string): CodeAt[] =>
    words !== undefined && words.length > most ? [{ pointer, code: 'too-long' }] : []
  return {
    words: [story, place && before.place + place, pasted && before.pasted + pasted]
      .filter(Boolean)
      .join('\n\n'),
    errors: [
      ...tooLong(story, LONGEST.story, '/private/story'),
      ...tooLong(place, LONGEST.place, '/place'),
      ...tooLong(pasted, LONGEST.pasted, '/pasted'),
    ],
  }
}

/** Agreeing is asked for once for each thing that the law wants agreed to by itself. */
const readConsent = (text: Text, { storedAbroad }: FormRules): CodeAt[] =>
  ['consent', 'consent-sensitive', ...(storedAbroad ? ['consent-abroad'] : [])]
    .filter((name) => text(name) !== 'yes')
    .map((name) => ({ pointer: `/${name}`, code: 'required' }))

function readAlso(answers: Answers) {
  const main = answer(answers, 'situation')
  return unlessEmpty([...new Set(answers.get('also') ?? [])].filter((one) => one !== main))
}

function readDetails(text: Text) {
  // The tick stands under its situation: chosen otherwise, nobody sees it any more.
  const images = text('images') === 'yes' && text('situation') === 'threatened'
  const details = { ...(images && { images }), ...optional('adds', text('adds')) }
  return Object.keys(details).length > 0 ? details : undefined
}

function readRegion(answers: Answers, { resolveRegion }: FormRules): string | undefined {
  const province = answer(answers, 'province')
  if (!province || province === 'overseas') return province || undefined
  const exact = answer(answers, 'region')
  return exact || (resolveRegion?.(province, answer(answers, 'place')) ?? province)
}

/** Copied out of a table or a chat, a line may hold tabs; nobody sees them. */
const inOneLine = (text: string | undefined) => text?.replace(/\s+/g, ' ')
const optional = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value })
const unlessEmpty = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined)
const mapped = (text: string | undefined, read: (text: string) => string) =>
  text === undefined ? undefined : read(text)
const yesOrNo = (text: string | undefined) =>
  text === 'yes' ? true : text === 'no' ? false : undefined
