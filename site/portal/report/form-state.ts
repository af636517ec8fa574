import { LIMITS } from '../../../functions/fields/limits'
import { type Answers, answer } from '../../../functions/reports/form-answers'
import { LONGEST } from '../../../functions/reports/fraud-form'
import type { FieldProblem } from '../../../functions/reports/fraud-form-problems'
import type { Edition } from '../../editions'
import { type WrongWords, wrongLine, wrongWords } from '../../enhance/report-form/wrong-words'
import { type Translate, wordsIn } from '../../i18n'
import { inLanguage, operator } from '../../queries/operator'

/** A form on its way to the page: what was typed, what is wrong with it, and the words for both. */
export interface FormState {
  readonly edition: Edition
  readonly t: Translate
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
  edition: Edition,
  answers: Answers,
  problems: readonly FieldProblem[],
): FormState {
  const t = wordsIn(edition.locale)
  const words = wrongWordsOf(t)
  const wrong = new Map(problems.map((problem) => [problem.field, problem]))
  return {
    edition,
    t,
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
const MOST: Readonly<Record<string, number>> = { line, name, phone, ...LONGEST }

/** The words for what is wrong, with the limits that they name. */
const wrongWordsOf = (t: Translate): WrongWords =>
  Object.fromEntries(
    Object.entries(t.section('report.wrong')).map(([key, sentence]) => [
      key,
      // `{n}` and `{message}` are filled in with the problem.
      sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(MOST[name] ?? whole)),
    ]),
  )
