import { problemsByField } from '../../../functions/reports/fraud-form-problems.ts'
import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'
import { type Attempt, buildAttempt, type Identity, newIdentity } from './build-attempt.ts'
import { make, need } from './element.ts'
import { putPhoneFirst } from './phone-first.ts'
import { listPlaces } from './places.ts'
import { proposeFound } from './proposals.ts'
import { offerQuickDays } from './quick-days.ts'
import { readAnswers } from './read-answers.ts'
import { reviewAnswers } from './review.ts'
import { growRows, keepTotal } from './rows.ts'
import type { Outcome } from './send-attempt.ts'
import { sendUntilAnswered } from './send-until-answered.ts'
import { type Setup, say } from './setup.ts'
import { showReceipt } from './show-receipt.ts'
import { type Steps, takeSteps } from './steps.ts'

/**
 * The fraud form, one thing at a time, sealed in the browser. Everything typed lives in this page's
 * memory: nothing is written to any storage. The HTML works without this, and stays as it is when
 * this can't run.
 */
class ReportForm extends HTMLElement {
  #form!: HTMLFormElement
  #setup!: Setup
  #steps!: Steps
  #canSeal = Promise.resolve(false)
  #identity: Identity | undefined
  #attempt: { readonly of: string; readonly bytes: Attempt } | undefined
  #adds: string | undefined
  #sending = false
  #arrived = false
  /** Leaving would lose something: answers that weren't sent, or a receipt that nobody has kept. */
  #unsaved = false

  connectedCallback(): void {
    if (this.dataset.steps !== undefined) return
    this.#form = need<HTMLFormElement>(this, 'form')
    this.#setup = JSON.parse(this.dataset.setup ?? '{}')
    this.#canSeal = supportsSealing()
    this.#canSeal.then((can) => this.#sayWhereSealed(can))
    putPhoneFirst(this.#form)
    growRows(this.#form, 'payment', this.#setup)
    growRows(this.#form, 'indicator', this.#setup)
    keepTotal(this.#form)
    listPlaces(this.#form, this.#setup)
    offerQuickDays(this.#form, this.#setup.timeZone)
    proposeFound(this.#form)
    need(this, '[data-step="check"] .step-title').textContent = say(
      this.#setup,
      'report.check.title',
    )
    this.#steps = takeSteps(this.#form, this.#setup, (step) => this.#shown(step))
    this.#form.addEventListener('input', () => {
      this.#unsaved = true
    })
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (this.#steps.current() === 'check') this.#send()
      else this.#steps.next()
    })
    addEventListener('beforeunload', (event) => {
      if (!this.#unsaved) return
      event.preventDefault()
      // What browsers before 2023 go by.
      event.returnValue = true
    })
  }

  #sayWhereSealed(can: boolean): void {
    for (const words of this.querySelectorAll<HTMLElement>('[data-sealing]')) {
      words.hidden = words.dataset.sealing !== (can ? 'here' : 'not-here')
    }
  }

  #shown(step: string): void {
    this.dataset.steps = step
    if (step !== 'check') return
    reviewAnswers(this.#form, this.#setup, (to) => this.#steps.go(to, true))
    this.#say('')
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#arrived || this.#steps.current() !== 'check') return
    const { problems, input } = readAnswers(this.#form, this.#setup)
    if (this.#steps.showAll(problems) || !input) return
    this.#sending = true
    const button = need<HTMLButtonElement>(this, '.send button')
    button.setAttribute('aria-disabled', 'true')
    button.textContent = say(this.#setup, 'report.check.sending')
    try {
      const attempt = await this.#attemptOf({
        ...input,
        ...(this.#adds && { details: { ...input.details, adds: this.#adds } }),
      })
      const outcome = await sendUntilAnswered(attempt, this.#setup, (words) => this.#say(words))
      this.#arrive(outcome, attempt, input.private?.contact?.mayCall ?? false)
    } finally {
      this.#sending = false
      // The button has gone with the form where the report has arrived.
      button.removeAttribute('aria-disabled')
      button.textContent = say(this.#setup, 'report.check.send')
    }
  }

  /** The same answers give the same bytes; changed ones are sealed anew under the same identity. */
  async #attemptOf(input: NonNullable<ReturnType<typeof readAnswers>['input']>): Promise<Attempt> {
    const of = JSON.stringify(input)
    if (this.#attempt?.of === of) return this.#attempt.bytes
    this.#identity ??= await newIdentity()
    const bytes = await buildAttempt(input, this.#identity, this.#setup, await this.#canSeal)
    this.#attempt = { of, bytes }
    return bytes
  }

  #arrive(outcome: Outcome, { identity, sealed }: Attempt, mayCall: boolean): void {
    switch (outcome.is) {
      case 'received': {
        const receipt = sealed ? identity.receipt : (outcome.receipt ?? identity.receipt)
        const sent = { reference: outcome.reference, receipt, mayCall, adds: this.#adds }
        this.#arrived = true
        this.#unsaved = true
        this.#steps.end()
        showReceipt(this, sent, this.#setup, () => {
          this.#unsaved = false
        })
        return
      }
      case 'already':
        this.#offerAddition(sealed ? identity.reference : undefined)
        return
      case 'invalid': {
        const { answers } = readAnswers(this.#form, this.#setup)
        this.#steps.showAll(problemsByField(outcome.errors, answers))
        return
      }
      case 'refused':
        this.#say(say(this.#setup, 'report.sending.refusedAll'))
        return
      default:
        this.#offerRetry()
    }
  }

  #offerRetry(): void {
    const again = make(
      'button',
      { type: 'button', class: 'button' },
      say(this.#setup, 'report.sending.retry'),
    )
    again.addEventListener('click', () => this.#send())
    addEventListener('online', () => this.#send(), { once: true })
    this.#say(
      make('h3', {}, say(this.#setup, 'report.sending.failed')),
      make('p', {}, say(this.#setup, 'report.sending.failedWhy')),
      again,
    )
  }

  /** What was changed after a first attempt that did arrive goes as a report of its own, naming it. */
  #offerAddition(reference: string | undefined): void {
    const add = make(
      'button',
      { type: 'button', class: 'button' },
      say(this.#setup, 'report.already.send'),
    )
    add.addEventListener('click', () => {
      this.#adds = reference
      this.#identity = undefined
      this.#attempt = undefined
      this.#send()
    })
    this.#say(
      make('h3', {}, say(this.#setup, 'report.already.title')),
      make('p', {}, say(this.#setup, 'report.already.body', { reference: reference ?? '…' })),
      make('p', {}, say(this.#setup, 'report.already.ask')),
      add,
    )
  }

  /** What becomes of sending, above the button, spoken as it changes. */
  #say(...words: readonly (Node | string)[]): void {
    const place = need(this, '[data-sending]')
    place.replaceChildren(...words)
    place.hidden = words.length === 0 || words[0] === ''
  }
}

customElements.define('report-form', ReportForm)
