import { LIMITS } from '../../../functions/fields/limits'
import { type Form, longestOf } from '../../../functions/reports/form'
import { type Answers, answer } from '../../../functions/reports/form-answers'
import type { FieldProblem } from '../../../functions/reports/form-problems'
import type { Edition } from '../../editions'
import { type WrongWords, wrongLine, wrongWords } from '../../enhance/report-form/wrong-words'
import { type Translate, wordsIn } from '../../i18n'
import { inLanguage, operator } from '../../queries/operator'

/** A form on its way to the page: what was typed, what is wrong with it, and the words for both. */
export interface FormState {
  readonly form: Form
  readonly edition: Edition
  readonly t: Translate
  /** The form's own words at a key; where it has none, those that all forms share (`report.…`). */
  readonly say: (key: string, values?: Record<string, string | number>) => string
  /** The same, where there may be none at all. */
  readonly sayIf: (key: string) => string | undefined
  readonly list: (key: string) => string[]
  readonly answers: Answers
  /** The operator's name in the page's language. */
  readonly name: string
  readonly wrongWords: WrongWords
  /** What stands in the summary at the top. */
  readonly summary: readonly { href: string; text: string }[]
  /** What was typed into a field; undefined where nothing was. */
  readonly value: (field: string) => string | undefined
  readonly values: (field: string) => readonly string[]
  /** What every form part takes: its name, what was typed, and what is wrong with it. */
  readonly field: (field: string) => FieldProps
}

export interface FieldProps {
  readonly name: string
  readonly error: string | undefined
  readonly errorPrefix: string
}

export function formState(
  form: Form,
  edition: Edition,
  answers: Answers,
  problems: readonly FieldProblem[],
  /** Words that stand before the form's own, where it is filled in for somebody else. */
  over?: 'entry',
): FormState {
  const t = wordsIn(edition.locale)
  const areas = [...(over ? [over] : []), form.area]
  const keyOf = (key: string) =>
    `${areas.find((area) => t.has(`${area}.${key}`)) ?? 'report'}.${key}`
  const words = wrongWordsOf(t, form, areas)
  const wrong = new Map(problems.map((problem) => [problem.field, problem]))
  return {
    form,
    edition,
    t,
    say: (key, values) => t(keyOf(key) as StringKey, values),
    sayIf: (key) => (t.has(keyOf(key)) ? t(keyOf(key) as StringKey) : undefined),
    list: (key) => t.list(keyOf(`${key}.0`).replace(/\.0$/, '') as StringListKey),
    answers,
    name: inLanguage(operator.name, edition.locale),
    wrongWords: words,
    summary: problems.map((problem) => ({
      href: `#${problem.field}`,
      text: wrongLine(words, problem),
    })),
    value: (field) => answer(answers, field) || undefined,
    values: (field) => answers.get(field) ?? [],
    field: (field) => {
      const problem = wrong.get(field)
      return {
        name: field,
        error: problem && wrongWords(words, problem),
        errorPrefix: t('form.errorPrefix'),
      }
    },
  }
}

/** The longest that each answer may be, by the names that the words have for it. */
const { line, name, phone } = LIMITS

/** The words for what is wrong, with the limits that they name. */
function wrongWordsOf(t: Translate, form: Form, areas: readonly string[]): WrongWords {
  const most: Readonly<Record<string, number>> = { line, name, phone, ...longestOf(form) }
  const words = Object.assign(
    {},
    ...['report', ...areas.toReversed()].map((area) => t.section(`${area}.wrong`)),
  ) as Record<string, string>
  return Object.fromEntries(
    Object.entries(words).map(([key, sentence]) => [
      key,
      // `{n}` and `{message}` are filled in with the problem.
      sentence.replace(/\{([\w-]+)\}/g, (whole, name: string) => String(most[name] ?? whole)),
    ]),
  )
}
