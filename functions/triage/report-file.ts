import type { ChainedEvent, ChainHead } from '../audit/link-event.ts'
import type { StoredFile } from '../evidence/evidence.store.ts'
import type { IndicatorKind } from '../indicators/indicator.ts'
import type { StoredMessage } from '../messages/message.store.ts'
import type { StoredNote } from '../notes/note.store.ts'
import type { Channel, Kind, Lane, Situation, Stage } from '../reports/vocabulary.ts'
import type { SealedPart } from '../sealing/sealed-part.ts'
import type { Handover } from './handover.ts'
import type { TaskFacts, TaskState } from './tasks.ts'

/** What may change about a report at the console; every change makes the next version. */
export interface ReportState {
  readonly stage: Stage
  readonly stageAt: string
  readonly open: boolean
  readonly lane: Lane
  readonly dueAt: string
  /** Why it is in its lane: ids of rules, the deciding one first, or what an officer said instead. */
  readonly reasons: readonly string[]
  readonly claimedBy: string | null
  readonly claimedAt: string | null
  /** Until when it is kept although its time is over; ISO 8601, UTC. */
  readonly keptUntil: string | null
  /** What came of its tasks, by their ids. */
  readonly tasks: Readonly<Record<string, TaskState>>
}

/** A report as a verb finds it before it changes something. */
export interface CurrentState extends ReportState, TaskFacts {
  readonly version: number
  /** What it said is gone: its time was over, or its reporter withdrew it. */
  readonly erased: boolean
  readonly head: ChainHead & {
    readonly at: string
    readonly actor: string
    readonly type: string
  }
}

/** What a report says openly, whoever works on it. */
export interface CaseFacts {
  readonly id: string
  readonly reference: string
  readonly kind: Kind
  readonly locale: string
  readonly scamType: string
  readonly situation: Situation | null
  readonly also: readonly Situation[]
  readonly forWhom: string | null
  readonly minor: boolean
  readonly stillInContact: boolean | null
  readonly region: string | null
  readonly occurredOn: string | null
  /** Lower bound in fen. */
  readonly amountBand: number | null
  readonly lastPaidHour: string | null
  readonly details: Readonly<Record<string, unknown>>
  /** How it came in. */
  readonly channel: Channel
  readonly sealedBy: 'browser' | 'worker'
  readonly createdAt: string
}

/** The plain facts of a report. */
export interface ReportFacts extends CaseFacts, ReportState {
  /** Public key of the receipt's seal half: messages to the reporter are sealed to it. */
  readonly receiptKey: string
  /** When the reporter wrote something that nobody has answered or decided about; else null. */
  readonly wroteAt: string | null
  readonly holder: string | null
  readonly version: number
}

/** An indicator as it lies in D1. */
export interface StoredIndicator {
  readonly n: number
  readonly kind: IndicatorKind
  readonly ct: string
  readonly kid: string
}

export interface StoredEvent extends ChainedEvent {
  readonly no: number
  /** The officer's name; null for the reporter and the system. */
  readonly actorName: string | null
  /** Of a handover: the name of who got it. */
  readonly toName?: string
}

/** A file as an officer's browser gets it. */
export type OfficersFile = Pick<
  StoredFile,
  'id' | 'size' | 'startedAt' | 'seenAt' | 'nonce' | 'ct' | 'wraps'
>

/** What a report says. */
export interface CaseFile {
  readonly facts: ReportFacts
  readonly parts: readonly SealedPart[]
  readonly indicators: readonly StoredIndicator[]
}

export interface ReportFile extends CaseFile {
  /** Still sealed, the oldest first. */
  readonly messages: readonly StoredMessage[]
  /** What officers wrote down for each other; still sealed, the oldest first. */
  readonly notes: readonly StoredNote[]
  /** Files that have come whole, the oldest first; descriptions still sealed. */
  readonly evidence: readonly OfficersFile[]
  /** How whoever holds it came by it, if somebody else gave it to them. */
  readonly handover: Handover | null
  /** One page of its history, the oldest of them first. */
  readonly events: readonly StoredEvent[]
  /** The event that it came with, which names the key that messages are sealed to. */
  readonly first: ChainedEvent | null
  /** The event before these, which the first of them is chained to; null where the history begins. */
  readonly anchor: ChainHead | null
}
