import type { CodeAt } from '../fields/codes.ts'
import { parseMoney } from '../fields/money.ts'
import { zonedInstant } from '../fields/zoned-time.ts'
import { type Answers, answer, filledRows, given, inOneLine } from './form-answers.ts'
import { readTypedTime } from './read-typed-time.ts'

/** The rows of payments in which something was filled in, as the API has them. */
export function readPayments(answers: Answers, timeZone: string) {
  const errors: CodeAt[] = []
  const rows = filledRows(answers, 'payment').map((row, n) => {
    const field = (name: string) => answer(answers, `payment-${row}-${name}`) || undefined
    const money = parseMoney(field('amount') ?? '')
    if (!money.ok) errors.push({ pointer: `/payments/${n}/amountFen`, code: money.error })
    const when = field('when')
    const paidAt = when === undefined ? undefined : zonedInstant(readTypedTime(when), timeZone)
    if (paidAt && !paidAt.ok) errors.push({ pointer: `/payments/${n}/paidAt`, code: paidAt.error })
    return {
      // A stand-in that passes, so that the schema doesn't find the same thing again.
      amountFen: money.ok ? money.value : 1,
      method: field('method') ?? 'other',
      ...(paidAt?.ok && { paidAt: paidAt.value }),
      ...given('payeeBank', inOneLine(field('bank'))),
    }
  })
  return { rows, errors }
}
