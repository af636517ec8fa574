import type { ChainHead } from '../audit/link-event.ts'
import type { WithdrawalReason } from '../warnings/vocabulary.ts'
import type { OneScope } from '../warnings/warning.schema.ts'
import type { Draft } from './proposal.schema.ts'
import type { ProposalState, ReturnReason } from './vocabulary.ts'

/** What is stored of a proposal. */
export interface Proposal {
  readonly id: string
  readonly centreId: string
  readonly askedCentre: string | null
  readonly reportId: string | null
  readonly version: number
  readonly state: ProposalState
  /** Null where an editors' warning was withdrawn: its words stand in content/. */
  readonly draft: Draft | null
  readonly proposedBy: string
  readonly proposedAt: string
  readonly publishedBy: string | null
  readonly reason: ReturnReason | WithdrawalReason | null
  readonly changedAt: string
}

/** A proposal as a verb finds it before it changes something. */
export interface CurrentProposal extends Proposal {
  readonly head: ChainHead
}

/** One line of the list. */
export interface ListedProposal
  extends Pick<
    Proposal,
    'id' | 'centreId' | 'state' | 'reason' | 'version' | 'proposedBy' | 'changedAt'
  > {
  readonly title: string | null
  readonly kind: string | null
  readonly proposerName: string | null
  /** Whether readers see a version of it now, also while a correction waits. */
  readonly isLive: boolean
  readonly expiresAt: string | null
}

/** A proposal for an officer's eyes. */
export interface OpenedProposal extends Proposal {
  readonly proposerName: string | null
  readonly publisherName: string | null
  /** What readers have of it now, or what remains of it. */
  readonly live: OneScope | null
}

/** How the history of a warning is called in the log. */
export const historyOf = (id: string) => `warning:${id}`
