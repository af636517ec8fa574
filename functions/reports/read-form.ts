// Above 120 lines: how each way of asking becomes the API's body is read best in one place.

import { amountBand } from '../fields/amount-band.ts'
import type { CodeAt } from '../fields/codes.ts'
import { LIMITS } from '../fields/limits.ts'
import { parseMoney } from '../fields/money.ts'
import { type Before, type Form, LONGEST, type Question, questionsOf } from './form.ts'
import { type Answers, answer, inOneLine, type Said } from './form-answers.ts'
import { readContact } from './read-contact.ts'
import { readPayments } from './read-payments.ts'
import { readSuspects } from './read-suspects.ts'
import { readTypedDate } from './read-typed-time.ts'

/** The version of the words under which people agree to a form (content/strings/…/report.yaml). */
export const NOTICE_VERSION = '2026-11'

/** What stands before the parts of the story that every form asks for elsewhere. */
const BEFORE = {
  place: { 'zh-CN': '【地点】', en: '[Place] ' },
  pasted: { 'zh-CN': '【粘贴的内容】\n', en: '[Pasted text]\n' },
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
 * Reads a form into the body of POST /api/v1/reports (with `private`, not sealed). Runs in the Worker
 * where there is no JavaScript and in the browser before sealing, so that both mean the same.
 */
export function readForm(form: Form, answers: Answers, rules: FormRules): ReadForm {
  const said: Said = (name) => answer(answers, name) || undefined
  const reading: Reading = { answers, said, rules, body: {}, story: [], indicators: [], errors: [] }
  for (const question of questionsOf(form)) read(question, reading)
  const { body, story, indicators, errors } = reading
  const contact = form.steps.some(asksContact) ? readContact(said) : undefined
  const adds = said('adds')
  if (adds) put(body, 'details/adds', adds)
  // The story itself first, then what was written elsewhere on the form.
  const words = [...story].sort((a, b) => Number(a.isPart) - Number(b.isPart))
  const input = {
    kind: form.kind,
    locale: rules.locale,
    noticeVersion: NOTICE_VERSION,
    ...body,
    ...(indicators.length > 0 && { indicators }),
    private: {
      ...(words.length > 0 && { story: words.map((one) => one.words).join('\n\n') }),
      ...(contact?.value && { contact: contact.value }),
    },
  }
  return {
    input,
    errors: [...errors, ...(contact?.errors ?? []), ...readConsent(form, said, rules)],
    mayCall: contact?.value?.mayCall ?? false,
  }
}

interface Reading {
  readonly answers: Answers
  readonly said: Said
  readonly rules: FormRules
  readonly body: Record<string, unknown>
  /** Everything that is sealed as the story: nothing that was typed is lost. */
  readonly story: { readonly words: string; readonly isPart: boolean }[]
  readonly indicators: { readonly kind: string; readonly value: string }[]
  readonly errors: CodeAt[]
}

const asksContact = ({ questions }: Form['steps'][number]) =>
  questions.some(({ ask }) => ask === 'contact')

function read(question: Question, reading: Reading): void {
  const { answers, said, rules, body, errors } = reading
  switch (question.ask) {
    case 'one': {
      const value = said(question.field)
      if (value !== undefined) put(body, question.to, value)
      else if (question.required) errors.push({ pointer: `/${question.to}`, code: 'required' })
      return
    }
    case 'many': {
      const but = question.except && answer(answers, question.except)
      const values = [...new Set(answers.get(question.field) ?? [])].filter((one) => one !== but)
      if (values.length > 0) put(body, question.to, values)
      return
    }
    case 'yes-no': {
      const value = said(question.field)
      if (value === 'yes' || value === 'no') put(body, question.to, value === 'yes')
      return
    }
    case 'tick': {
      const shown = !question.under || said(question.under.field) === question.under.is
      if (shown && said(question.field) === 'yes') put(body, question.to, true)
      return
    }
    case 'line': {
      const line = inOneLine(said(question.field))
      if (line !== undefined) put(body, question.to, line)
      return
    }
    case 'day': {
      const typed = said(question.field)
      if (typed !== undefined) put(body, question.to, readTypedDate(typed))
      return
    }
    case 'words':
      tell(reading, question.field, question.most, question.before)
      return
    case 'sum': {
      const typed = said(question.field)
      if (typed === undefined) return
      const money = parseMoney(typed)
      if (money.ok) put(body, question.to, amountBand(money.value))
      else errors.push({ pointer: `/${question.field}`, code: money.error })
      tell(reading, question.field, LIMITS.story, question.before)
      return
    }
    case 'indicator': {
      const value = inOneLine(said(question.field))
      if (value === undefined) return
      if (value.length <= LIMITS.name) reading.indicators.push({ kind: question.kind, value })
      else errors.push({ pointer: `/${question.field}`, code: 'too-long' })
      return
    }
    case 'suspects':
      reading.indicators.push(...readSuspects(answers))
      tell(reading, 'pasted', LONGEST.pasted, BEFORE.pasted)
      return
    case 'place': {
      const region = readRegion(answers, rules)
      if (region !== undefined) body.region = region
      else if (said('place')) errors.push({ pointer: '/region', code: 'required' })
      tell(reading, 'place', LONGEST.place, BEFORE.place)
      return
    }
    case 'payments': {
      const { rows, errors: wrong } = readPayments(answers, rules.timeZone)
      if (rows.length > 0) body.payments = rows
      errors.push(...wrong)
    }
  }
}

/** Keeps words within the story, after what says where on the form they stood. */
function tell({ said, story, errors, rules }: Reading, field: string, most: number, at?: Before) {
  const words = said(field)
  if (words === undefined) return
  if (words.length > most) errors.push({ pointer: `/${field}`, code: 'too-long' })
  story.push({ words: (at?.[rules.locale] ?? '') + words, isPart: at !== undefined })
}

/** Writes a value at a path of two names at the most: `region`, `details/group`. */
function put(body: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', second] = path.split('/')
  if (second === undefined) body[first] = value
  else body[first] = { ...(body[first] as object), [second]: value }
}

/** Agreeing is asked for once for each thing that the law wants agreed to by itself. */
const readConsent = (form: Form, said: Said, { storedAbroad }: FormRules): CodeAt[] =>
  [...form.consents, ...(storedAbroad ? ['consent-abroad'] : [])]
    .filter((name) => said(name) !== 'yes')
    .map((name) => ({ pointer: `/${name}`, code: 'required' }))

function readRegion(answers: Answers, { resolveRegion }: FormRules): string | undefined {
  const province = answer(answers, 'province')
  if (!province || province === 'overseas') return province || undefined
  const exact = answer(answers, 'region')
  return exact || (resolveRegion?.(province, answer(answers, 'place')) ?? province)
}
