import { codesOf } from '../../../functions/fields/codes.ts'
import { type Answers, answersOf } from '../../../functions/reports/form-answers.ts'
import { readFraudForm } from '../../../functions/reports/fraud-form.ts'
import {
  type FieldProblem,
  problemsByField,
} from '../../../functions/reports/fraud-form-problems.ts'
import { type ReportInput, reportInput } from '../../../functions/reports/report.schema.ts'
import type { Setup } from './setup.ts'

export type FraudInput = Extract<ReportInput, { kind: 'fraud' }>

export interface ReadAnswers {
  readonly answers: Answers
  readonly problems: readonly FieldProblem[]
  /** The API's body, readable; undefined while anything is wrong. */
  readonly input: FraudInput | undefined
}

/** What the form says now, by the rules and the schema that the Worker goes by. */
export function readAnswers(form: HTMLFormElement, setup: Setup): ReadAnswers {
  const answers = answersOf(new FormData(form))
  const read = readFraudForm(answers, setup)
  const result = reportInput({ clock: () => new Date(), timeZone: setup.timeZone }).safeParse(
    read.input,
  )
  const errors = [...read.errors, ...(result.success ? [] : codesOf(result.error))]
  const input = result.success && errors.length === 0 ? result.data : undefined
  return {
    answers,
    problems: problemsByField(errors, answers),
    input: input?.kind === 'fraud' ? input : undefined,
  }
}
