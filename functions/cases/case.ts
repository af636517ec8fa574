import type { IndicatorKind } from '../indicators/indicator.ts'
import type { QueuedReport } from '../triage/queued-report.ts'
import type { CaseAction } from './vocabulary.ts'

/** A case in a line: what is counted is as of the last time a report joined or left. */
export interface CaseLine {
  readonly id: string
  /** `C-7R4-KD2-WB9`: for people to say. */
  readonly reference: string
  readonly openedAt: string
  readonly changedAt: string
  readonly reports: number
  /** Independent reporters, at the least: of the indicator that most of them name. */
  readonly sources: number
  /** How many of its reports name a sum, and the lower bounds of their bands together, in fen. */
  readonly amounts: number
  readonly amountFen: number
}

export type TermKind = IndicatorKind | 'host'

/** An indicator that joins reports, as it is shown: masked, for nobody has opened a report for it. */
export interface SharedTerm {
  /** Its keyed index: names it to us and tells nobody anything. */
  readonly idx: string
  readonly kind: TermKind
  /** Null where it can't be read any more. */
  readonly display: string | null
  /** How many reports name it, as far as was counted. */
  readonly reports: number
  /** True where there are more than `reports`. */
  readonly more: boolean
  /** Independent reporters, as far as was counted; null where that can't be told. */
  readonly sources: number | null
}

/** A case or a report that shares indicators with a report, and which. */
export interface Suggestion {
  readonly report: QueuedReport | null
  readonly case: CaseLine | null
  /** The indexes of the terms that both have. */
  readonly shared: readonly string[]
}

/** What was done to several reports at once. */
export interface ActionLine {
  readonly id: string
  readonly caseId: string | null
  readonly officerId: string
  readonly officer: string
  readonly at: string
  readonly kind: CaseAction
  readonly reason: string
  readonly size: number
  readonly undoneAt: string | null
}

/** A report that an action left alone, and why: `cases.why.<why>` says it. */
export interface LeftAlone {
  readonly id: string
  readonly reference: string
  readonly why: string
  /** Who holds it, where that is why. */
  readonly holder: string | null
  /** The case that it is in, where that is why. */
  readonly case: { readonly id: string; readonly reference: string } | null
}
