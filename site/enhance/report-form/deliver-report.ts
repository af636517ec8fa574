// Longer than most files: sending, waiting and what became of it are states of one form.

import { problemsByField } from '../../../functions/reports/form-problems.ts'
import type { ReportInput } from '../../../functions/reports/report.schema.ts'
import { changeTab, clearTab } from '../report-draft/tab-draft.ts'
import { alone, forgetUnsent, ours, putUnsent, type Unsent } from '../unsent/store.ts'
import type { Attempt } from './build-attempt.ts'
import { make, need } from './element.ts'
import type { Codes } from './keep-receipt.ts'
import { readAnswers } from './read-answers.ts'
import { type Made, ReportSender, type Sent } from './report-sender.ts'
import { type Setup, say } from './setup.ts'
import { showEarlier, showReceipt } from './show-receipt.ts'
import { type Kept, showWaiting } from './show-waiting.ts'
import type { Steps } from './steps.ts'

/** What the form hands over with its answers. */
export interface Desk {
  readonly page: HTMLElement
  readonly form: HTMLFormElement
  readonly setup: Setup
  readonly steps: Steps
  readonly canSeal: Promise<boolean>
  /** Sends again what the form says now, as a press on the button does. */
  readonly send: () => void
  /** Whether leaving would lose something. */
  readonly setUnsaved: (unsaved: boolean) => void
}

/** Seconds before each try by itself; the last one again and again. */
const AGAIN_AFTER = [5, 10, 20, 40, 60]

/**
 * The second half of the form: seals, sends, waits and shows what became of it. Loaded once somebody has
 * begun to answer, so that the first question shows sooner, and is here before anything is sent.
 */
export class Delivery {
  readonly sender: ReportSender
  readonly #desk: Desk
  /** The report that this one adds to. */
  #adds: Codes | undefined
  #unsent: Unsent | undefined
  #attempt: Attempt | undefined
  #kept: Kept = 'plain'
  /** The device is the person's own: the receipt waits there, too. */
  #keepsReceipt = false
  #mayCall = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #busy = false
  #arrived = false

  constructor(desk: Desk) {
    this.#desk = desk
    const onMade = (attempt: Attempt, all: readonly Made[]) => this.#keep(attempt, all)
    this.sender = new ReportSender(desk.setup, desk.canSeal, onMade)
    const now = () => {
      if (this.#timer !== undefined && document.visibilityState === 'visible') this.#again(0)
    }
    addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
  }

  /** What the person writes adds to another report of theirs. */
  addTo(adds: Codes): void {
    this.#adds = adds
  }

  async deliver(input: ReportInput): Promise<void> {
    this.pause()
    this.#busy = true
    this.#mayCall = mayCallOf(input)
    try {
      const adds = this.#adds && { details: { ...input.details, adds: this.#adds.reference } }
      const whole = { ...input, ...adds } as ReportInput
      const tell = (words: string) => this.#say(words)
      this.#arrive(await this.#alone(() => this.sender.send(whole, tell)))
    } finally {
      this.#busy = false
    }
  }

  /** Stops trying by itself, while the answers are being changed. */
  pause(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#arrived) return
    this.#say('')
    need(this.#desk.page, '[data-waiting]').replaceChildren()
    need(this.#desk.page, '[data-earlier]').replaceChildren()
    need(this.#desk.page, '.send').hidden = false
  }

  /** Before the first byte leaves: from here on closing the tab loses nothing, where that can be. */
  async #keep(attempt: Attempt, all: readonly Made[]): Promise<void> {
    this.#attempt = attempt
    changeTab({ made: all.map(({ of, attempt }) => ({ of, attempt })) })
    if (!attempt.sealed) {
      this.#kept = 'plain'
      return
    }
    const { key, reference, proof } = attempt.identity
    ours.add(key)
    const { kind } = this.#desk.setup.form
    this.#unsent = { key, proof, reference, kind, at: Date.now(), state: 'waiting' }
    this.#kept = (await this.#store(this.#unsent)) ? 'stored' : 'blocked'
  }

  #store(unsent: Unsent, body = this.#attempt?.body ?? null): Promise<boolean> {
    const receipt = this.#keepsReceipt ? (this.#attempt?.identity.receipt ?? null) : null
    return putUnsent(unsent, { body, receipt })
  }

  /** Sends while no other tab does, and has nothing waiting any more before one may. */
  async #alone(send: () => Promise<Sent>): Promise<Sent> {
    const { key } = await this.sender.identity()
    return alone(key, async () => {
      const sent = await send()
      const unsent = this.#unsent
      if (sent.is === 'unknown' || !unsent) return sent
      // Words that are still on the page needn't lie on the device as well.
      const keepsReceipt = sent.is === 'received' && this.#keepsReceipt
      if (keepsReceipt) await this.#store({ ...unsent, state: 'arrived' }, null)
      else await forgetUnsent(unsent.key)
      return sent
    })
  }

  #arrive(sent: Sent): void {
    // A press and a try by itself may both be answered.
    if (this.#arrived) return
    if (sent.is === 'unknown') {
      this.#wait()
      this.#again(AGAIN_AFTER[0] ?? 0)
      return
    }
    switch (sent.is) {
      case 'received':
        this.#show(sent)
        return
      case 'earlier':
        this.#offerAddition(sent)
        return
      case 'invalid': {
        const { form, setup, steps } = this.#desk
        const { answers } = readAnswers(form, setup)
        steps.showAll(problemsByField(setup.form, sent.errors, answers))
        return
      }
      case 'elsewhere':
        this.#say(say(this.#desk.setup, 'report.sending.elsewhere'))
        return
      default:
        this.#say(say(this.#desk.setup, 'report.sending.refusedAll'))
    }
  }

  #show(codes: Codes): void {
    const { page, setup, steps, setUnsaved } = this.#desk
    this.pause()
    this.#arrived = true
    clearTab()
    setUnsaved(true)
    steps.end()
    history.replaceState({ ...history.state, after: codes.reference }, '')
    showReceipt(page, { ...codes, mayCall: this.#mayCall, adds: this.#adds }, setup, () => {
      setUnsaved(false)
      if (this.#unsent) void forgetUnsent(this.#unsent.key)
    })
    need(page, '[data-another]').addEventListener('click', (event) => {
      event.preventDefault()
      location.reload()
    })
  }

  #wait(): void {
    const { page, setup, setUnsaved, send } = this.#desk
    const codes = this.#attempt?.sealed ? this.#attempt.identity : undefined
    const kept = this.#kept
    showWaiting(page, kept, codes, setup, {
      onRetry: send,
      onReceiptKept: () => setUnsaved(kept !== 'stored'),
      onKeepReceipt: async (keep) => {
        this.#keepsReceipt = keep
        if (this.#unsent) await this.#store(this.#unsent)
      },
      onDiscard: async () => {
        this.pause()
        if (this.#unsent) await forgetUnsent(this.#unsent.key)
        setUnsaved(true)
      },
    })
    need(page, '.send').hidden = true
  }

  /** Tries by itself, without a word unless something changes. */
  #again(seconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(async () => {
      if (this.#busy || this.#timer === undefined) return
      this.#busy = true
      const sent = await this.#alone(() => this.sender.again()).finally(() => {
        this.#busy = false
      })
      // Paused meanwhile: the answers are being changed.
      if (this.#timer === undefined && sent.is !== 'received') return
      if (sent.is === 'received') this.#arrive(sent)
      else this.#again(AGAIN_AFTER.find((one) => one > seconds) ?? AGAIN_AFTER.at(-1) ?? 60)
    }, seconds * 1000)
  }

  /** What was changed after a first attempt that did arrive goes as a report of its own, naming it. */
  #offerAddition(earlier: Codes): void {
    const { page, setup, send } = this.#desk
    this.#say('')
    const view = showEarlier(need(page, '[data-earlier]'), earlier, setup)
    need(view, '[data-add-it]').addEventListener('click', () => {
      this.#adds = earlier
      this.sender.startAnew()
      send()
    })
  }

  /** What becomes of sending, above the button, spoken as it changes. */
  #say(words: string): void {
    if (this.#arrived) return
    const place = need(this.#desk.page, '[data-sending]')
    place.replaceChildren(...(words ? [make('p', {}, words)] : []))
    place.hidden = words === ''
  }
}

const mayCallOf = ({ private: words }: ReportInput) =>
  words !== undefined && 'contact' in words && words.contact?.mayCall === true
