import type { ReportInput } from '../../../functions/reports/report.schema.ts'
import { type Attempt, buildAttempt, type Identity, newIdentity } from './build-attempt.ts'
import type { Codes } from './keep-receipt.ts'
import { opensReport } from './opens-report.ts'
import { renewKeys } from './renew-keys.ts'
import { isStale, type Outcome, sendAttempt } from './send-attempt.ts'
import { sendUntilAnswered } from './send-until-answered.ts'
import type { Setup } from './setup.ts'

/** What became of a report. */
export type Sent =
  | ({ readonly is: 'received' } & Codes)
  /** What was said before a change had arrived; what was changed hasn't. */
  | ({ readonly is: 'earlier' } & Codes)
  | Extract<Outcome, { is: 'invalid' | 'refused' }>
  /** The same draft was sent from another tab or device, with other words; its receipt isn't known here. */
  | { readonly is: 'elsewhere' }
  /** Perhaps it arrived, perhaps not: sent again, it doesn't become two. */
  | { readonly is: 'unknown' }

export interface Made {
  /** The answers, by which the same ones are known again. */
  readonly of: string
  readonly attempt: Attempt
  /** The setup whose keys it is sealed to. */
  readonly setup: Setup
}

/**
 * Sends a page's report, however often that takes. All attempts stand under one identity, so that at
 * most one of them becomes a report: the same answers go as the same bytes, changed ones are sealed
 * anew, and so are all where the portal no longer knows a key (revoked while the page lay open).
 */
export class ReportSender {
  #setup: Setup
  readonly #canSeal: Promise<boolean>
  readonly #onMade: (attempt: Attempt, all: readonly Made[]) => Promise<void>
  #identity: Identity | undefined
  #made: Made[] = []
  /** For whose key the work was begun. */
  #proved: string | undefined

  /** `onMade` is told of each attempt before it is sent, and waited for. */
  constructor(
    setup: Setup,
    canSeal: Promise<boolean>,
    onMade: (attempt: Attempt, all: readonly Made[]) => Promise<void> = async () => {},
  ) {
    this.#setup = setup
    this.#canSeal = canSeal
    this.#onMade = onMade
  }

  /** Who the page's report is, from the first question on. */
  async identity(): Promise<Identity> {
    const identity = this.#identity ?? (await newIdentity())
    this.#identity ??= identity
    return this.#identity
  }

  /** Goes on as the report that a saved draft was, with what was sent of it. */
  resume(identity: Identity, made: readonly Omit<Made, 'setup'>[]): void {
    this.#identity = identity
    this.#made = made.map((one) => ({ ...one, setup: this.#setup }))
  }

  /** Begins what takes time: called while the answers are read over, as often as that happens. */
  async warmUp(): Promise<void> {
    const identity = await this.identity()
    if (this.#proved === identity.key || !(await this.#canSeal)) return
    this.#proved = identity.key
    const { proveWork } = await import('./prove-work.ts')
    identity.proof = await proveWork(identity.key)
  }

  /** What is sent from here on is another report. */
  startAnew(): void {
    this.#identity = undefined
    this.#made = []
  }

  /** The last attempt once more, without a word; an answer that needs the answers is `unknown`. */
  async again(): Promise<Sent> {
    const last = this.#made.at(-1)
    const outcome: Outcome = last ? await sendAttempt(last.attempt) : { is: 'unknown' }
    return last && outcome.is === 'received'
      ? { is: 'received', ...codesOf(last.attempt, outcome) }
      : { is: 'unknown' }
  }

  /** `tell` says what is going on. */
  async send(input: ReportInput, tell: (words: string) => void): Promise<Sent> {
    const of = JSON.stringify(input)
    let attempt = await this.#nextAttempt(of, input)
    let outcome = await sendUntilAnswered(attempt, this.#setup, tell)
    if (isStale(outcome)) {
      const renewed = await renewKeys(this.#setup)
      if (!renewed) return { is: 'unknown' }
      this.#setup = renewed
      attempt = await this.#nextAttempt(of, input)
      outcome = await sendUntilAnswered(attempt, this.#setup, tell)
    }
    if (isStale(outcome)) return { is: 'refused', code: 'unknown-key' }
    if (outcome.is === 'received') return { is: 'received', ...codesOf(attempt, outcome) }
    if (outcome.is === 'already') return this.#findEarlier(of)
    return outcome.is === 'busy' ? { is: 'unknown' } : outcome
  }

  /**
   * Which of the attempts had arrived: its own bytes get its own answer, receipt and all. If it was none
   * of this page, the same draft was sent from elsewhere, and the receipt that it holds opens it.
   */
  async #findEarlier(of: string): Promise<Sent> {
    for (const { of: said, attempt } of this.#made.toReversed()) {
      const outcome = await sendAttempt(attempt)
      if (outcome.is === 'received') {
        return { is: said === of ? 'received' : 'earlier', ...codesOf(attempt, outcome) }
      }
      if (outcome.is !== 'already') return { is: 'unknown' }
    }
    const { reference, receipt } = await this.identity()
    return (await opensReport(receipt))
      ? { is: 'earlier', reference, receipt }
      : { is: 'elsewhere' }
  }

  async #nextAttempt(of: string, input: ReportInput): Promise<Attempt> {
    const attempt = await this.#attemptOf(of, input)
    await this.#onMade(attempt, this.#made)
    return attempt
  }

  async #attemptOf(of: string, input: ReportInput): Promise<Attempt> {
    const setup = this.#setup
    const known = this.#made.findLast((made) => made.of === of && made.setup === setup)
    if (known) return known.attempt
    const attempt = await buildAttempt(input, await this.identity(), setup, await this.#canSeal)
    this.#made.push({ of, attempt, setup })
    return attempt
  }
}

/** A receipt is the browser's own where the browser sealed. */
const codesOf = (
  { sealed, identity }: Attempt,
  { reference, receipt }: Extract<Outcome, { is: 'received' }>,
): Codes => ({ reference, receipt: sealed ? identity.receipt : (receipt ?? identity.receipt) })
