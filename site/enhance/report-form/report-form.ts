import { problemsByField } from '../../../functions/reports/form-problems.ts'
import type { ReportInput } from '../../../functions/reports/report.schema.ts'
import { supportsSealing } from '../../../functions/sealing/supports-sealing.ts'
import { offerCarryOver } from './carry-over.ts'
import { make, need } from './element.ts'
import type { Codes } from './keep-receipt.ts'
import { putPhoneFirst } from './phone-first.ts'
import { listPlaces } from './places.ts'
import { proposeFound } from './proposals.ts'
import { offerQuickDays } from './quick-days.ts'
import { readAnswers } from './read-answers.ts'
import { ReportSender, type Sent } from './report-sender.ts'
import { reviewAnswers } from './review.ts'
import { growRows, keepTotal } from './rows.ts'
import { type Setup, say } from './setup.ts'
import { showEarlier, showReceipt } from './show-receipt.ts'
import { type Steps, takeSteps } from './steps.ts'

/**
 * The form of a report of any kind, one thing at a time, sealed in the browser. Everything typed lives in this page's
 * memory: nothing is written to any storage. The HTML works without this, and stays as it is when
 * this can't run.
 */
class ReportForm extends HTMLElement {
  #form!: HTMLFormElement
  #setup!: Setup
  #steps!: Steps
  #sender!: ReportSender
  /** The report that this one adds to. */
  #adds: Codes | undefined
  #sending = false
  #arrived = false
  /** Leaving would lose something: answers that weren't sent, or a receipt that nobody has kept. */
  #unsaved = false

  connectedCallback(): void {
    if (this.dataset.steps !== undefined) return
    this.#form = need<HTMLFormElement>(this, 'form')
    this.#setup = JSON.parse(this.dataset.setup ?? '{}')
    const canSeal = supportsSealing()
    canSeal.then((can) => this.#sayWhereSealed(can))
    this.#sender = new ReportSender(this.#setup, canSeal)
    putPhoneFirst(this.#form, () => this.#steps.next())
    growRows(this.#form, 'indicator', this.#setup)
    if (this.querySelector('[data-rows="payment"]')) {
      growRows(this.#form, 'payment', this.#setup)
      keepTotal(this.#form)
    }
    listPlaces(this.#form, this.#setup)
    offerQuickDays(this.#form, this.#setup.timeZone)
    proposeFound(this.#form)
    need(this, '[data-step="check"] .step-title').textContent = say(
      this.#setup,
      'report.check.title',
    )
    this.#steps = takeSteps(this.#form, this.#setup, (step, isFirst) => this.#shown(step, isFirst))
    this.#form.addEventListener('input', () => {
      this.#unsaved = true
    })
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault()
      if (this.#steps.current() === 'check') this.#send()
      else this.#steps.next()
    })
    offerCarryOver(this, this.#form)
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

  #shown(step: string, isFirst: boolean): void {
    this.dataset.steps = step
    this.dataset.at = isFirst ? 'first' : 'on'
    if (step !== 'check') return
    reviewAnswers(this.#form, this.#setup, (to) => this.#steps.go(to, true))
    import('./show-warned.ts')
      .then((one) => one.showWarned(this.#form, this.#setup))
      .catch(() => {})
    // Nobody is told of work that didn't succeed.
    this.#sender.prepare().catch(() => {})
    this.#say('')
    this.#hideEarlier()
  }

  async #send(): Promise<void> {
    if (this.#sending || this.#arrived || this.#steps.current() !== 'check') return
    const { problems, input } = readAnswers(this.#form, this.#setup)
    if (this.#steps.showAll(problems) || !input) return
    this.#sending = true
    const button = need<HTMLButtonElement>(this, '.send button')
    button.setAttribute('aria-disabled', 'true')
    button.textContent = say(this.#setup, 'report.check.sending')
    this.#hideEarlier()
    try {
      const adds = this.#adds && { details: { ...input.details, adds: this.#adds.reference } }
      const whole = { ...input, ...adds } as ReportInput
      const sent = await this.#sender.send(whole, (words) => this.#say(words))
      this.#arrive(sent, mayCallOf(input))
    } finally {
      this.#sending = false
      // The button has gone with the form where the report has arrived.
      button.removeAttribute('aria-disabled')
      button.textContent = say(this.#setup, 'report.check.send')
    }
  }

  #arrive(sent: Sent, mayCall: boolean): void {
    switch (sent.is) {
      case 'received':
        this.#arrived = true
        this.#unsaved = true
        this.#steps.end()
        showReceipt(this, { ...sent, mayCall, adds: this.#adds }, this.#setup, () => {
          this.#unsaved = false
        })
        return
      case 'earlier':
        this.#offerAddition(sent)
        return
      case 'invalid': {
        const { answers } = readAnswers(this.#form, this.#setup)
        this.#steps.showAll(problemsByField(this.#setup.form, sent.errors, answers))
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
  #offerAddition(earlier: Codes): void {
    this.#say('')
    const view = showEarlier(need(this, '[data-earlier]'), earlier, this.#setup)
    need(view, '[data-add-it]').addEventListener('click', () => {
      this.#adds = earlier
      this.#sender.startAnew()
      this.#send()
    })
  }

  #hideEarlier(): void {
    need(this, '[data-earlier]').replaceChildren()
  }

  /** What becomes of sending, above the button, spoken as it changes. */
  #say(...words: readonly (Node | string)[]): void {
    const place = need(this, '[data-sending]')
    place.replaceChildren(...words)
    place.hidden = words.length === 0 || words[0] === ''
  }
}

const mayCallOf = ({ private: words }: ReportInput) =>
  words !== undefined && 'contact' in words && words.contact?.mayCall === true

customElements.define('report-form', ReportForm)
