import type { CodeAt } from '../../../functions/fields/codes.ts'
import { deskInput } from '../../../functions/reports/desk-input.ts'
import type { ReportInput } from '../../../functions/reports/report.schema.ts'
import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'
import { type Attempt, buildAttempt, newIdentity } from '../report-form/build-attempt.ts'
import { sendAttempt } from '../report-form/send-attempt.ts'
import type { ReadyRow } from './check-file.ts'
import type { ImportSetup } from './setup.ts'

/** What became of a row for good. */
export type Answered =
  | { readonly row: ReadyRow; readonly is: 'stored'; readonly reference: string }
  | { readonly row: ReadyRow; readonly is: 'known' }
  | { readonly row: ReadyRow; readonly is: 'invalid'; readonly errors: readonly CodeAt[] }

/** Why a run ended; `lost`: no answer came, `refused`: trying again won't help on this page. */
export type Ended = 'done' | 'paused' | 'lost' | 'refused'

/** Rows under way at once: enough to fill the time that an answer takes, too few to crowd anyone out. */
const LANES = 3

/** Seconds before a row that nobody answered is sent again. */
const AGAIN_AFTER = [1, 4]

type Sending = Pick<ImportSetup, 'api' | 'centre' | 'recipients'>

const waitSeconds = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000))

/**
 * Sends rows, each sealed in this browser under the key that its content gives it, so that a row that
 * is sent again, from here or elsewhere, stays one report. A run can be paused and begun again; what
 * had no answer is then sent as the same bytes.
 */
export class RowSender {
  readonly #setup: Sending
  readonly #wait: (seconds: number) => Promise<unknown>
  readonly #attempts = new Map<string, Attempt>()
  #left: ReadyRow[]
  #stop: Ended | undefined

  constructor(rows: readonly ReadyRow[], setup: Sending, wait = waitSeconds) {
    this.#left = [...rows]
    this.#setup = setup
    this.#wait = wait
  }

  /** Lets what is under way arrive, and no more begin. */
  pause(): void {
    this.#stop ??= 'paused'
  }

  /** Sends what is left. `tell` hears of each row that is answered, once. */
  async run(tell: (answered: Answered) => void): Promise<Ended> {
    this.#stop = undefined
    const canSeal = await supportsSealing()
    const lane = async () => {
      for (;;) {
        const row = this.#stop ? undefined : this.#left.shift()
        if (!row) return
        const answered = await this.#send(row, canSeal)
        if (typeof answered === 'string') {
          this.#left.unshift(row)
          this.#stop ??= answered
        } else {
          this.#attempts.delete(row.key)
          tell(answered)
        }
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    return this.#left.length === 0 ? 'done' : (this.#stop ?? 'done')
  }

  async #send(row: ReadyRow, canSeal: boolean): Promise<Answered | 'lost' | 'refused'> {
    const attempt = this.#attempts.get(row.key) ?? (await this.#build(row, canSeal))
    this.#attempts.set(row.key, attempt)
    let outcome = await sendAttempt(attempt)
    for (const seconds of AGAIN_AFTER) {
      if (outcome.is !== 'unknown' && outcome.is !== 'busy') break
      await this.#wait(seconds)
      outcome = await sendAttempt(attempt)
    }
    switch (outcome.is) {
      case 'received':
        return { row, is: 'stored', reference: outcome.reference }
      case 'already':
        return { row, is: 'known' }
      case 'invalid':
        return outcome.errors.some(({ pointer }) => OF_THE_PAGE.test(pointer))
          ? 'refused'
          : { row, is: 'invalid', errors: outcome.errors }
      case 'refused':
        return 'refused'
      default:
        return 'lost'
    }
  }

  async #build(row: ReadyRow, canSeal: boolean): Promise<Attempt> {
    const input = deskInput(row.input, 'import') as ReportInput
    // The receipt that it is sealed to as well is dropped with it: nobody is there to take it.
    const identity = { ...(await newIdentity()), key: row.key }
    return buildAttempt(input, identity, this.#setup, canSeal)
  }
}

/** Wrong with what the page brought, not with the row: the centre, or a key that was revoked. */
const OF_THE_PAGE = /^\/(?:centre|sealed)(?:\/|$)/
