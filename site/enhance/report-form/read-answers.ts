import { codesOf } from '../../../functions/fields/codes.ts'
import { type Answers, answersOf } from '../../../functions/reports/form-answers.ts'
import { type FieldProblem, problemsByField } from '../../../functions/reports/form-problems.ts'
import { readForm } from '../../../functions/reports/read-form.ts'
import { readableInput } from '../../../functions/reports/readable.schema.ts'
import type { ReportInput } from '../../../functions/reports/report.schema.ts'
import type { Setup } from './setup.ts'

export interface ReadAnswers {
  readonly answers: Answers
  readonly problems: readonly FieldProblem[]
  /** The API's body, readable; undefined while anything is wrong. */
  readonly input: ReportInput | undefined
}

/** What the form says now, by the rules and the schema that the Worker goes by. */
export function readAnswers(form: HTMLFormElement, setup: Setup): ReadAnswers {
  const answers = answersOf(new FormData(form))
  const read = readForm(setup.form, answers, setup)
  const rules = { clock: () => new Date(), timeZone: setup.timeZone }
  const result = readableInput(setup.form.kind, rules).safeParse(read.input)
  const errors = [...read.errors, ...(result.success ? [] : codesOf(result.error))]
  const half = halfFilled(form)
  const isHalf = ({ field }: FieldProblem) => half.some((one) => one.field === field)
  const asked = [...form.elements].map((control) => control.id)
  return {
    answers,
    problems: [
      ...half,
      ...problemsByField(setup.form, errors, answers).filter((one) => !isHalf(one)),
    ].sort((a, b) => asked.indexOf(a.field) - asked.indexOf(b.field)),
    input:
      result.success && errors.length + half.length === 0
        ? (result.data as ReportInput)
        : undefined,
  }
}

/** A picker that holds a day but no hour says nothing at all: without this, what was typed would be lost. */
const halfFilled = (form: HTMLFormElement): FieldProblem[] =>
  [...form.querySelectorAll('input')]
    .filter(({ validity }) => validity.badInput)
    .map(({ name }) => ({ field: name, code: 'malformed' }))
