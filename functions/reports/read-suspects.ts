import { LIMITS } from '../fields/limits.ts'
import { extractIndicators } from '../indicators/extract.ts'
import { type Answers, answer, filledRows } from './form-answers.ts'

/** The lines that were filled in, in order, and the proposals that were confirmed and aren't among them. */
export function readSuspects(answers: Answers) {
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
