import type { CodeAt } from '../../../functions/fields/codes.ts'
import type { ReportInput } from '../../../functions/reports/report.schema.ts'
import { type Attempt, buildAttempt, type Identity, newIdentity } from './build-attempt.ts'
import type { Codes } from './keep-receipt.ts'
import { renewKeys } from './renew-keys.ts'
import { type Outcome, sendAttempt } from './send-attempt.ts'
import { sendUntilAnswered } from './send-until-answered.ts'
import type { Setup } from './setup.ts'

/** What became of a report. */
export type Sent =
  | ({ readonly is: 'received' } & Codes)
  /** What was said before a change had arrived; what was changed hasn't. */
  | ({ readonly is: 'earlier' } & Codes)
  | Extract<Outcome, { is: 'invalid' | 'refused' }>
  /** Perhaps it arrived, perhaps not: sent again, it doesn't become two. */
  | { readonly is: 'unknown' }

interface Made {
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
  #identity: Identity | undefined
  #made: Made[] = []

  constructor(setup: Setup, canSeal: Promise<boolean>) {
    this.#setup = setup
    this.#canSeal = canSeal
  }

  /** Begins what takes time: called while the answers are read over, as often as that happens. */
  async prepare(): Promise<void> {
    if (this.#identity || !(await this.#canSeal)) return
    const identity = await newIdentity()
    this.#identity ??= identity
    const { proveWork } = await import('./prove-work.ts')
    identity.proof = await proveWork(identity.key)
  }

  /** What is sent from here on is another report. */
  startAnew(): void {
    this.#identity = undefined
    this.#made = []
  }

  /** `tell` says what is going on. */
  async send(input: ReportInput, tell: (words: string) => void): Promise<Sent> {
    const of = JSON.stringify(input)
    let attempt = await this.#attemptOf(of, input)
    let outcome = await sendUntilAnswered(attempt, this.#setup, tell)
    if (isStale(outcome)) {
      const renewed = await renewKeys(this.#setup)
      if (!renewed) return { is: 'unknown' }
      this.#setup = renewed
      attempt = await this.#attemptOf(of, input)
      outcome = await sendUntilAnswered(attempt, this.#setup, tell)
    }
    if (isStale(outcome)) return { is: 'refused' }
    if (outcome.is === 'received') return { is: 'received', ...codesOf(attempt, outcome) }
    if (outcome.is === 'already') return this.#findEarlier(of)
    return outcome.is === 'busy' ? { is: 'unknown' } : outcome
  }

  /** Which of the attempts had arrived: its own bytes get its own answer, receipt and all. */
  async #findEarlier(of: string): Promise<Sent> {
    for (const { of: said, attempt } of this.#made.toReversed()) {
      const outcome = await sendAttempt(attempt)
      if (outcome.is === 'received') {
        return { is: said === of ? 'received' : 'earlier', ...codesOf(attempt, outcome) }
      }
      if (outcome.is !== 'already') return { is: 'unknown' }
    }
    return { is: 'refused' }
  }

  async #attemptOf(of: string, input: ReportInput): Promise<Attempt> {
    const setup = this.#setup
    const known = this.#made.findLast((made) => made.of === of && made.setup === setup)
    if (known) return known.attempt
    this.#identity ??= await newIdentity()
    const attempt = await buildAttempt(input, this.#identity, setup, await this.#canSeal)
    this.#made.push({ of, attempt, setup })
    return attempt
  }
}

/** A receipt is the browser's own where the browser sealed. */
const codesOf = (
  { sealed, identity }: Attempt,
  { reference, receipt }: Extract<Outcome, { is: 'received' }>,
): Codes => ({ reference, receipt: sealed ? identity.receipt : (receipt ?? identity.receipt) })

/** Refused for what the page brought and nobody typed: the centre, or the keys it is sealed to. */
const isStale = (outcome: Outcome) =>
  outcome.is === 'invalid' && outcome.errors.some(({ pointer }: CodeAt) => STALE.test(pointer))
const STALE = /^\/(?:centre|sealed)(?:\/|$)/
