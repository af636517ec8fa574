import type { ChainHead } from '../audit/link-event.ts'
import type { Wrap } from '../sealing/sealed-part.ts'
import type { AnswerReason, AppealState, Control, Outcome } from './vocabulary.ts'

/** Something that is sealed: what was appealed, or what was answered. */
export interface SealedText {
  readonly nonce: string
  readonly ct: string
  readonly wraps: readonly Wrap[]
}

/** What is stored of an appeal. */
export interface Appeal {
  readonly id: string
  readonly reference: string
  readonly centreId: string
  readonly receiptKey: string
  /** `warning:<id>`, or `indicator:<kind>.<index>`. */
  readonly subject: string
  readonly relation: 'mine' | 'wrong'
  readonly locale: string
  readonly sealed: SealedText
  readonly version: number
  readonly state: AppealState
  readonly control: Control | null
  readonly evidence: string
  readonly maskedAt: string | null
  readonly outcome: Outcome | null
  readonly reason: AnswerReason | null
  readonly answeredAt: string | null
  readonly answer: SealedText | null
  readonly createdAt: string
  readonly dueAt: string
}

export interface CurrentAppeal extends Appeal {
  readonly head: ChainHead
}

/** One line of the public log. */
export interface Correction {
  readonly at: string
  readonly what: 'warning' | 'indicator'
  /** What was done: taken down, said otherwise, or found to be nobody's we warn of. */
  readonly done: 'withdrawn' | 'corrected' | 'upheld' | 'changed'
  /** Of a warning its kind; of an indicator its kind. Never a value, a name or a title. */
  readonly kind: string
  readonly reason: string
  /** A warning that readers can still see, corrected. */
  readonly warning: string | null
}

export const historyOf = (id: string) => `appeal:${id}` as const

/** What an appeal is about, as addresses of the console spell it. */
export function subjectOf({ subject, centreId }: Pick<Appeal, 'subject' | 'centreId'>) {
  const [what = '', name = ''] = subject.split(/:(.*)/s)
  return what === 'warning'
    ? ({ is: 'warning', id: name } as const)
    : ({ is: 'indicator', id: `${centreId}.${name}` } as const)
}
