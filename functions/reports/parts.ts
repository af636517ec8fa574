import { amountBand } from '../fields/amount-band.ts'
import type { PrivateInput } from './readable.schema.ts'
import type { SummaryInput } from './report.schema.ts'
import type { AgeBand, Part } from './vocabulary.ts'

export interface Payment {
  readonly amountFen: number
  readonly method: string
  readonly paidAt?: string | undefined
  readonly payeeBank?: string | undefined
  readonly original?: { readonly amount: string; readonly currency: string } | undefined
}

export interface Confidential {
  readonly private: PrivateInput
  readonly payments?: readonly Payment[] | undefined
  readonly ageBand?: AgeBand | undefined
  /** What an officer who calls says first; sealed beside the number that they call. */
  readonly phrase?: string | undefined
}

/** Which part each confidential answer is sealed in; the browser and the Worker both go by this. */
export function partsOf(answers: Confidential): Partial<Record<Part, unknown>> {
  const { story, contact } = answers.private
  return {
    ...(story && { story }),
    ...(contact && { contact: { ...contact, ...(answers.phrase && { phrase: answers.phrase }) } }),
    ...(answers.payments?.length && { payments: answers.payments }),
    ...(answers.ageBand && { person: { ageBand: answers.ageBand } }),
  }
}

/** What stays plain of the confidential answers, because triage sorts by it. */
export interface Summary {
  /** Lower bound of the total's 1-2-5 band, in fen; null where nothing was paid. */
  readonly amountBand: number | null
  /** The last payment, to the hour, ISO 8601 UTC. */
  readonly lastPaidHour: string | null
  readonly minor: boolean
}

/** The summary that a sealing browser made; its band is rounded again, so that no exact sum slips in. */
export const summaryGiven = (given: SummaryInput = {}): Summary => ({
  amountBand: given.amountBand ? amountBand(given.amountBand) : null,
  lastPaidHour: given.lastPaidHour ?? null,
  minor: given.minor ?? false,
})

export function summaryOf(answers: Pick<Confidential, 'payments' | 'ageBand'>): Summary {
  const payments = answers.payments ?? []
  const total = payments.reduce((sum, payment) => sum + payment.amountFen, 0)
  const last = payments
    .map((payment) => payment.paidAt ?? '')
    .sort()
    .at(-1)
  return {
    amountBand: total > 0 ? amountBand(total) : null,
    lastPaidHour: last ? `${new Date(last).toISOString().slice(0, 13)}:00:00Z` : null,
    minor: answers.ageBand === 'under-14' || answers.ageBand === '14-17',
  }
}
